(* [[I, t], [0, 1]] takes (x, 1) to (x + t, 1), for all n and all x, t with n components, over every
   ordered field.
   Source: Ng, Luo & Qiu, text before eq. 4. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Homogeneous.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem translations_are_linear_on_homogeneous_coordinates :
  forall (n : nat) (x t : nat -> F),
  let T := fun i j => if Nat.eqb i n then delta j n else if Nat.eqb j n then t i else delta i j in
  let lift := fun (y : nat -> F) i => if Nat.eqb i n then 1 else y i in
  veq (S n) (mv (S n) T (lift x)) (lift (fun i => x i + t i)).
Proof.
  intros n x t T lift i Hi. unfold mv. cbn [sum]. unfold T, lift. rewrite Nat.eqb_refl.
  destruct (Nat.eqb_spec i n) as [->|N].
  - rewrite sum_zero; [rewrite delta_same; ring|]. intros j Hj.
    rewrite delta_diff by lia. ring.
  - transitivity (sum n (fun j => x j * delta j i) + t i * 1).
    + f_equal. apply sum_ext. intros j Hj. destruct (Nat.eqb_spec j n); [lia|].
      rewrite (delta_sym F i j). ring.
    + rewrite (sum_delta F x) by lia. ring.
Qed.
End Homogeneous.

Print Assumptions translations_are_linear_on_homogeneous_coordinates.
