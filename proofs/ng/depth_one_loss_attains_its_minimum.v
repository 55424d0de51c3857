(* A network of depth 1, x -> W phi(x), attains its least mean-square loss: for all features P
   (D x N, D features of N data) and targets Y (M x N) there is W0 (M x D) with
   (W0 P - Y) P^T = 0, the normal equations, and |W P - Y|_F^2 >= |W0 P - Y|_F^2 for all W; the
   mean-square loss is |W P - Y|_F^2 over the number of data.  All sizes, over every ordered field.
   Source: Ng, Luo & Qiu, proof of Theorem 1. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Attains.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem depth_one_loss_attains_its_minimum :
  forall (M D N : nat) (P Y : nat -> nat -> F), exists W0 : nat -> nat -> F,
  (forall i k, (i < M)%nat -> (k < D)%nat -> sum N (fun j => (mm D W0 P i j - Y i j) * P k j) = 0) /\
  forall W, ~ frob2 F M N (fun i j => mm D W P i j - Y i j)
              < frob2 F M N (fun i j => mm D W0 P i j - Y i j).
Proof.
  intros M D N P Y.
  assert (Ex : exists W0 : nat -> nat -> F, forall i k, (i < M)%nat -> (k < D)%nat ->
            sum N (fun j => (mm D W0 P i j - Y i j) * P k j) = 0).
  { induction M as [|M [W0 H]]; [exists P; intros; lia|].
    destruct (@orthogonal_decomposition F N P D (Y M)) as [d [r [E Or]]].
    exists (fun i k => if Nat.eqb i M then d k else W0 i k). intros i k Hi Hk.
    destruct (Nat.eq_dec i M) as [->|Ne].
    - transitivity (- dot N (P k) r); [|rewrite (Or k Hk); ring].
      unfold dot. rewrite <- sum_opp. apply sum_ext. intros j Hj. unfold mm. rewrite Nat.eqb_refl, (E j Hj).
      ring.
    - rewrite <- (H i k) by lia. apply sum_ext. intros j _. unfold mm.
      destruct (Nat.eqb_spec i M); [contradiction|reflexivity]. }
  destruct Ex as [W0 H]. exists W0. split; [exact H|]. apply least_squares. exact H.
Qed.
End Attains.

Print Assumptions depth_one_loss_attains_its_minimum.
