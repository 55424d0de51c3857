(* For a connected graph on n vertices and every n x n matrix S': L L^+ S' L L^+ = S' iff S'1 = 0
   and 1^T S' = 0.  L^+ is the matrix P with the four Penrose equations.  Weighted graphs, all n,
   over every ordered field.
   Source: Ng, Luo & Qiu, eq. 8. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Reduces.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem eq8_reduces_to_the_svd_iff_s_prime_annihilates_constants :
  forall (n : nat) (w P S : nat -> nat -> F), graph F n w -> connected F n w ->
  let L := laplacian F n w in penrose F n n L P ->
  (meq n n (mm n (mm n L P) (mm n S (mm n L P))) S <->
   (forall i, (i < n)%nat -> sum n (fun j => S i j) = 0) /\
   (forall j, (j < n)%nat -> sum n (fun i => S i j) = 0)).
Proof.
  intros n w P S G Con L HP.
  destruct (connected_penrose F n w P G Con HP) as [LP [_ [Pr _]]]. fold L in LP. split.
  - intro H. split.
    + intros i Hi. transitivity (sum n (fun j => mm n (mm n L P) (mm n S (mm n L P)) i j)).
      * apply sum_ext. intros j Hj. symmetry. apply H; assumption.
      * apply row_sums_mm. intros k _. apply row_sums_mm. intros l _. apply row_sums_mm. exact Pr.
    + intros j Hj. transitivity (sum n (fun i => mm n (mm n L P) (mm n S (mm n L P)) i j)).
      * apply sum_ext. intros i Hi. symmetry. apply H; assumption.
      * apply column_sums_mm. intros k _. apply column_sums_mm. intros l Hl.
        apply laplacian_column_sum; assumption.
  - intros [R C] i j Hi Hj.
    assert (E : meq n n (mm n S (mm n L P)) S).
    { intros a b Ha Hb.
      rewrite (mm_congruent F n n n S S _ _ ltac:(intros ? ? _ _; reflexivity) LP a b Ha Hb).
      apply (centring_keeps_r F n S a b Hb (R a Ha)). }
    rewrite (mm_congruent F n n n _ _ _ _ LP E i j Hi Hj).
    apply (centring_keeps_l F n S i j Hi (C j Hj)).
Qed.
End Reduces.

Print Assumptions eq8_reduces_to_the_svd_iff_s_prime_annihilates_constants.
