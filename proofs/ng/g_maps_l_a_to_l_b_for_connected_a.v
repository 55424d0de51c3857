(* For all graphs A, B on the same vertices with A connected: (L_B L_A^+) L_A = L_B.
   L_A^+ is any matrix P with the first Penrose equation L_A P L_A = L_A (the
   Moore-Penrose inverse has it).  Weighted graphs, all n, over every ordered field.
   Source: Ng, Luo & Qiu, reading "A connected". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Connected.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem g_maps_l_a_to_l_b_for_connected_a :
  forall (n : nat) (wa wb P : nat -> nat -> F), graph F n wa -> graph F n wb ->
  (forall i j, (i < n)%nat -> (j < n)%nat -> joined F n wa i j) ->
  let LA := laplacian F n wa in let LB := laplacian F n wb in
  meq n n (mm n LA (mm n P LA)) LA ->
  meq n n (mm n (mm n LB P) LA) LB.
Proof.
  intros n wa wb P GA GB Con LA LB P1 i j Hi Hj.
  set (c := fun k => mm n P LA k j - delta k j).
  assert (Ker : veq n (mv n LA c) (fun _ => 0)).
  { intros k Hk. unfold c. transitivity (mm n LA (mm n P LA) k j - LA k j).
    - rewrite <- (mv_delta F LA k Hj). unfold mv, mm at 2. rewrite <- sum_sub.
      apply sum_ext. intros l _. ring.
    - rewrite (P1 k j Hk Hj). ring. }
  assert (Cst : forall k, (k < n)%nat -> c k = c i).
  { intros k Hk. apply (kernel_constant_on_components F n wa c GA Ker k i). apply Con; assumption. }
  assert (Z : mv n LB c i = 0).
  { unfold LB. rewrite (laplacian_mv F n wb c i Hi). apply sum_zero. intros k Hk.
    rewrite (Cst k Hk). ring. }
  transitivity (mv n LB (fun k => mm n P LA k j) i).
  - unfold mm at 1. unfold mv.
    transitivity (sum n (fun k => sum n (fun l => LB i l * (P l k * LA k j)))).
    + apply sum_ext. intros k _. unfold mm. rewrite <- sum_mul_r. apply sum_ext. intros l _. ring.
    + rewrite sum_swap. apply sum_ext. intros l _. unfold mm. apply sum_mul_l.
  - rewrite <- (mv_delta F LB i Hj).
    transitivity (mv n LB c i + mv n LB (fun k => delta k j) i).
    + unfold mv, c. rewrite <- sum_add. apply sum_ext. intros k _. ring.
    + rewrite Z. ring.
Qed.
End Connected.

Print Assumptions g_maps_l_a_to_l_b_for_connected_a.
