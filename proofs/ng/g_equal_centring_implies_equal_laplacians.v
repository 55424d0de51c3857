(* For graphs A, B on the same n vertices, A connected: L_B L_A^+ = I - J/n iff L_B = L_A.  L_A^+
   is the matrix P with the four Penrose equations.  Weighted graphs, all n, over every ordered
   field.
   Source: Ng, Luo & Qiu, note after eq. 7. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Centring.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem g_equal_centring_implies_equal_laplacians :
  forall (n : nat) (wa wb P : nat -> nat -> F), graph F n wa -> graph F n wb ->
  connected F n wa -> let LA := laplacian F n wa in let LB := laplacian F n wb in
  penrose F n n LA P ->
  (meq n n (mm n LB P) (centring F n) <-> meq n n LB LA).
Proof.
  intros n wa wb P GA GB Con LA LB HP.
  destruct (connected_penrose F n wa P GA Con HP) as [LP [PL _]]. fold LA in LP, PL. split.
  - intros H i j Hi Hj.
    rewrite <- (centring_keeps_r F n LB i j Hj (laplacian_row_sum F n wb i Hi)).
    rewrite <- (mm_congruent F n n n LB LB _ _ ltac:(intros a b _ _; reflexivity) PL i j Hi Hj).
    rewrite <- (mm_associative F).
    rewrite (mm_congruent F n n n _ _ LA LA H ltac:(intros a b _ _; reflexivity) i j Hi Hj).
    apply (centring_keeps_l F n LA i j Hi). apply laplacian_column_sum; assumption.
  - intros H i j Hi Hj. rewrite <- (LP i j Hi Hj).
    apply (mm_congruent F n n n); [exact H|intros a b _ _; reflexivity|exact Hi|exact Hj].
Qed.
End Centring.

Print Assumptions g_equal_centring_implies_equal_laplacians.
