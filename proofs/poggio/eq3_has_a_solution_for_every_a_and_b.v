(* For every A and b there are x and e with b = Ax + e and |x|_0 least.  |x|_0 <= k is
   [sparse k x]: x vanishes outside some list of at most k indices.  Moreover every
   minimiser x is 0, whatever A and b are.  Over every commutative ring.
   Source: Poggio, eq. 3, with the noise free. *)
Require Import Arith Lia Ring List.
Require Import Elenchus.formal.Finite.

Section Eq3.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Definition sparse (p k : nat) (x : nat -> R) : Prop :=
  exists l, (length l <= k)%nat /\ forall i, (i < p)%nat -> ~ In i l -> x i = 0.
Definition feasible (m p : nat) (A : nat -> nat -> R) (b x e : nat -> R) : Prop :=
  veq m b (fun i => mv p A x i + e i).
Definition minimal (m p : nat) (A : nat -> nat -> R) (b x e : nat -> R) : Prop :=
  feasible m p A b x e /\
  forall x' e', feasible m p A b x' e' -> forall k, sparse p k x' -> sparse p k x.

Theorem eq3_has_a_solution_for_every_a_and_b :
  forall (m p : nat) (A : nat -> nat -> R) (b : nat -> R),
  (exists x e, minimal m p A b x e) /\
  (forall x e, minimal m p A b x e -> forall i, (i < p)%nat -> x i = 0).
Proof.
  intros m p A b.
  assert (Z : feasible m p A b (fun _ => 0) b).
  { intros i _. replace (mv p A (fun _ => 0) i) with (0 : R); [ring|].
    symmetry. apply sum_zero. intros j _. ring. }
  split.
  - exists (fun _ => 0), b. split; [exact Z|]. intros x' e' _ k _. exists nil. split; [cbn; lia|].
    intros i _ _. reflexivity.
  - intros x e [_ H]. destruct (H _ _ Z 0%nat) as [l [L O]].
    + exists nil. split; [cbn; lia|]. intros i _ _. reflexivity.
    + destruct l as [|a l]; [|cbn in L; lia]. intros i Hi. apply (O i Hi). intros [].
Qed.
End Eq3.

Print Assumptions eq3_has_a_solution_for_every_a_and_b.
