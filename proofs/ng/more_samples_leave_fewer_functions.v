(* For every class C of functions X -> Y and sets of data D, D' of pairs with D in D':
   every function of the class that is consistent with D' is consistent with D.
   Source: Ng, Luo & Qiu, text after theorem 1. *)

Section Consistent.
Variables X Y : Type.

Definition consistent (D : X * Y -> Prop) (f : X -> Y) : Prop :=
  forall x y, D (x, y) -> f x = y.

Theorem more_samples_leave_fewer_functions :
  forall (C : (X -> Y) -> Prop) (D D' : X * Y -> Prop),
  (forall z, D z -> D' z) ->
  forall f, C f /\ consistent D' f -> C f /\ consistent D f.
Proof.
  intros C D D' I f [Cf H]. split; [exact Cf|].
  intros x y Dxy. apply H, I, Dxy.
Qed.
End Consistent.

Print Assumptions more_samples_leave_fewer_functions.
