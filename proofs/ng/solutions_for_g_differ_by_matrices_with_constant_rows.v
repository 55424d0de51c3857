(* For graphs A, B on the same n vertices, A connected: g L_A = L_B iff g = L_B L_A^+ + v 1^T for
   some v; L_B L_A^+ is a solution with g 1 = 0 and the only one.  L_A^+ is the matrix P with the
   four Penrose equations.  Weighted graphs, all n, over every ordered field.
   Source: Ng, Luo & Qiu, eq. 7. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Solutions.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem solutions_for_g_differ_by_matrices_with_constant_rows :
  forall (n : nat) (wa wb P : nat -> nat -> F), graph F n wa -> graph F n wb ->
  connected F n wa -> let LA := laplacian F n wa in let LB := laplacian F n wb in
  penrose F n n LA P ->
  (forall g, meq n n (mm n g LA) LB <->
     exists v : nat -> F, meq n n g (fun i j => mm n LB P i j + v i)) /\
  (forall g, (meq n n (mm n g LA) LB /\ forall i, (i < n)%nat -> sum n (fun j => g i j) = 0) <->
     meq n n g (mm n LB P)).
Proof.
  intros n wa wb P GA GB Con LA LB HP.
  destruct (connected_penrose F n wa P GA Con HP) as [LP [PL [Pr Pc]]]. fold LA in LP, PL.
  assert (RB : forall i, (i < n)%nat -> sum n (fun j => LB i j) = 0)
    by (intros; apply laplacian_row_sum; assumption).
  assert (CA : forall j, (j < n)%nat -> sum n (fun i => LA i j) = 0)
    by (intros; apply laplacian_column_sum; assumption).
  assert (Sol : forall v : nat -> F, meq n n (mm n (fun i j => mm n LB P i j + v i) LA) LB).
  { intros v i j Hi Hj. transitivity (mm n (mm n LB P) LA i j + v i * sum n (fun k => LA k j)).
    - unfold mm at 1 3. rewrite <- sum_mul_l, <- sum_add. apply sum_ext. intros k _. ring.
    - rewrite (CA j Hj), (mm_associative F).
      rewrite (mm_congruent F n n n LB LB _ _ ltac:(intros a b _ _; reflexivity) PL i j Hi Hj).
      rewrite (centring_keeps_r F n LB i j Hj (RB i Hi)). ring. }
  assert (Only : forall g, meq n n (mm n g LA) LB ->
            meq n n g (fun i j => mm n LB P i j + rinv F (of_nat F n) * sum n (fun k => g i k))).
  { intros g H i j Hi Hj.
    rewrite <- (mm_congruent F n n n _ _ P P H ltac:(intros a b _ _; reflexivity) i j Hi Hj).
    rewrite (mm_associative F).
    rewrite (mm_congruent F n n n g g _ _ ltac:(intros a b _ _; reflexivity) LP i j Hi Hj).
    rewrite (mm_centring_r F n g i j Hj). ring. }
  split.
  - intro g. split.
    + intro H. exists (fun i => rinv F (of_nat F n) * sum n (fun k => g i k)). apply Only, H.
    + intros [v H] i j Hi Hj. rewrite <- (Sol v i j Hi Hj).
      apply (mm_congruent F n n n); [exact H|intros a b _ _; reflexivity|exact Hi|exact Hj].
  - intro g. split.
    + intros [H Z] i j Hi Hj. rewrite (Only g H i j Hi Hj), (Z i Hi). ring.
    + intro H. split.
      * intros i j Hi Hj. rewrite <- (Sol (fun _ => 0) i j Hi Hj).
        apply (mm_congruent F n n n); [|intros a b _ _; reflexivity|exact Hi|exact Hj].
        intros a b Ha Hb. rewrite (H a b Ha Hb). ring.
      * intros i Hi. transitivity (sum n (fun j => mm n LB P i j)).
        -- apply sum_ext. intros j Hj. apply H; assumption.
        -- apply row_sums_mm. exact Pr.
Qed.
End Solutions.

Print Assumptions solutions_for_g_differ_by_matrices_with_constant_rows.
