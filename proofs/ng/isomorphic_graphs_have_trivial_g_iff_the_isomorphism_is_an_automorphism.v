(* For a connected graph A on n vertices and B = A with vertices permuted by s,
   B_ij = A_{s(i)s(j)}: L_B L_A^+ = I - J/n iff s is an automorphism, A_{s(i)s(j)} = A_ij for all
   i, j.  L_A^+ is the matrix P with the four Penrose equations.  Weighted graphs, all n and all
   permutations, over every ordered field.
   Source: Ng, Luo & Qiu, note after eq. 7. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Automorphism.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem isomorphic_graphs_have_trivial_g_iff_the_isomorphism_is_an_automorphism :
  forall (n : nat) (w P : nat -> nat -> F) (s : nat -> nat), graph F n w -> connected F n w ->
  perm n s -> penrose F n n (laplacian F n w) P ->
  (meq n n (mm n (laplacian F n (mact s w)) P) (centring F n) <-> meq n n (mact s w) w).
Proof.
  intros n w P s G Con Hs HP. set (L := laplacian F n w).
  assert (GB : graph F n (mact s w)).
  { destruct G as [G0 G1]. unfold mact. split.
    - intros i j Hi Hj. apply G0; apply (perm_lt Hs); assumption.
    - intros i Hi. apply G1, (perm_lt Hs Hi). }
  set (LB := laplacian F n (mact s w)).
  destruct (connected_penrose F n w P G Con HP) as [LP [PL _]]. fold L in LP, PL.
  rewrite <- (laplacian_determines F n (mact s w) w GB G). fold L LB. split.
  - intros H i j Hi Hj.
    rewrite <- (centring_keeps_r F n LB i j Hj (laplacian_row_sum F n (mact s w) i Hi)).
    rewrite <- (mm_congruent F n n n LB LB _ _ ltac:(intros a b _ _; reflexivity) PL i j Hi Hj).
    rewrite <- (mm_associative F).
    rewrite (mm_congruent F n n n _ _ L L H ltac:(intros a b _ _; reflexivity) i j Hi Hj).
    apply (centring_keeps_l F n L i j Hi). apply laplacian_column_sum; assumption.
  - intros H i j Hi Hj. rewrite <- (LP i j Hi Hj).
    apply (mm_congruent F n n n); [exact H|intros a b _ _; reflexivity|exact Hi|exact Hj].
Qed.
End Automorphism.

Print Assumptions isomorphic_graphs_have_trivial_g_iff_the_isomorphism_is_an_automorphism.
