(* sum_n (w.x_n - y_n)^2 + r^2 |w|^2 is the square loss on the data together with the D
   virtual examples r e_j -> 0, at every w.  For all D, N, data, r and w, over every
   commutative ring.
   Source: Poggio, section 6.2.1. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Ridge.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Definition loss (D N : nat) (x : nat -> nat -> R) (y : nat -> R) (w : nat -> R) : R :=
  sum N (fun n => (dot D w (x n) - y n) * (dot D w (x n) - y n)).

(** The data, followed by r e_0, ..., r e_{D-1} with target 0. *)
Definition with_virtual (N : nat) (r : R) (x : nat -> nat -> R) : nat -> nat -> R :=
  fun n => if Nat.ltb n N then x n else fun j => r * delta j (n - N).
Definition targets (N : nat) (y : nat -> R) : nat -> R :=
  fun n => if Nat.ltb n N then y n else 0.

Lemma sum_join : forall a b (f : nat -> R), sum (b + a) f = sum a f + sum b (fun i => f (a + i)%nat).
Proof.
  intros a b f. induction b as [|b IH]; cbn [sum plus]; [ring|].
  rewrite IH. replace (b + a)%nat with (a + b)%nat by lia. ring.
Qed.

Theorem regularisation_can_equal_virtual_examples :
  forall (D N : nat) (x : nat -> nat -> R) (y : nat -> R) (r : R) (w : nat -> R),
  loss D N x y w + r * r * dot D w w
  = loss D (D + N) (with_virtual N r x) (targets N y) w.
Proof.
  intros D N x y r w. unfold loss at 2. rewrite sum_join. f_equal.
  - apply sum_ext. intros n Hn. unfold with_virtual, targets.
    destruct (Nat.ltb_spec n N); [reflexivity|lia].
  - unfold dot at 1. rewrite <- sum_mul_l. apply sum_ext. intros j Hj.
    unfold with_virtual, targets. destruct (Nat.ltb_spec (N + j) N); [lia|].
    replace (N + j - N)%nat with j by lia.
    assert (E : dot D w (fun k => r * delta k j) = r * w j).
    { unfold dot. transitivity (sum D (fun k => r * w k * delta k j)).
      - apply sum_ext. intros k _. ring.
      - apply (sum_delta R (fun k => r * w k) Hj). }
    rewrite E. ring.
Qed.
End Ridge.

Print Assumptions regularisation_can_equal_virtual_examples.
