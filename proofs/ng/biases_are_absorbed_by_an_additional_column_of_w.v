(* [W b](phi; 1) = W phi + b for W with n columns: column n of the wide matrix is b, entry n
   of the long vector is 1.  For all sizes, over every commutative ring.
   Source: Ng, Luo & Qiu, bias terms. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Bias.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem biases_are_absorbed_by_an_additional_column_of_w :
  forall (n : nat) (W : nat -> nat -> R) (b phi : nat -> R) (i : nat),
  mv (S n) (fun i j => if Nat.eq_dec j n then b i else W i j)
           (fun j => if Nat.eq_dec j n then 1 else phi j) i
  = mv n W phi i + b i.
Proof.
  intros n W b phi i. unfold mv. cbn [sum].
  destruct (Nat.eq_dec n n) as [_|H]; [|elim H; reflexivity].
  f_equal; [|ring].
  apply sum_ext. intros j Hj. destruct (Nat.eq_dec j n) as [->|_]; [lia|reflexivity].
Qed.
End Bias.

Print Assumptions biases_are_absorbed_by_an_additional_column_of_w.
