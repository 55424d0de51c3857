(* For all graphs A, B on the same n vertices: L_B L_A^+ = I implies L_B = L_A.  The hypothesis
   holds only for the graph without vertices: every column of L_B sums to 0, hence so does
   every column of L_B P for any P, but those of I sum to 1.  So for n >= 1 the implication is
   true because its hypothesis is contradictory, which the second half of the conclusion
   (n = 0) says.  L_A^+ is any matrix P whatever, in particular the Moore-Penrose inverse.
   Weighted graphs, all n, over every ordered field.
   Source: Ng, Luo & Qiu, note after eq. 7, reading "g = I => L_A = L_B". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Identity.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Lemma laplacian_column_sum : forall n w j, graph F n w -> (j < n)%nat ->
  sum n (fun i => laplacian F n w i j) = 0.
Proof.
  intros n w j [G _] Hj. unfold laplacian. rewrite sum_sub.
  rewrite (sum_delta F (fun i => sum n (fun k => w i k)) Hj).
  transitivity (sum n (fun i => w i j) - sum n (fun i => w i j)); [|ring]. f_equal.
  apply sum_ext. intros k Hk. apply (G j k Hj Hk).
Qed.

Theorem g_equal_identity_implies_equal_laplacians :
  forall (n : nat) (wa wb P : nat -> nat -> F), graph F n wa -> graph F n wb ->
  let LA := laplacian F n wa in let LB := laplacian F n wb in
  meq n n (mm n LB P) delta -> meq n n LB LA /\ n = 0%nat.
Proof.
  intros n wa wb P _ GB LA LB H. destruct n as [|n].
  - split; [|reflexivity]. intros i j Hi. lia.
  - exfalso. apply (one_not_zero F).
    transitivity (sum (S n) (fun i => mm (S n) LB P i 0%nat)).
    + rewrite <- (@sum_delta F (S n) 0%nat (fun _ => 1)) by lia. apply sum_ext. intros i Hi.
      rewrite (H i 0%nat Hi) by lia. ring.
    + unfold mm. rewrite sum_swap. apply sum_zero. intros k Hk. rewrite sum_mul_r.
      unfold LB. rewrite (laplacian_column_sum (S n) wb k GB Hk). ring.
Qed.
End Identity.

Print Assumptions g_equal_identity_implies_equal_laplacians.
