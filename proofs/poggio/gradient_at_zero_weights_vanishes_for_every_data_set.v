(* f(x) = sum_k v_k s(u_k.x), loss (f(x) - y)^2 on one example; its derivatives are
   2(f - y) s(u_k.x) for v_k and 2(f - y) v_k s'(u_k.x) x_i for u_ki.  If s(0) = 0 both vanish
   at u = 0, v = 0, so descent from zero never moves; if also s'(0) = 0, as for s(z) = z^2, they
   vanish on all of u = 0, for any v.  The same for a data set of n examples, whose gradient
   is the sum.  For all dimensions, widths and data, over every commutative ring.
   Source: Poggio, section 6.4. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Zero.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

(* width h, inputs of dimension d, n examples x e with targets y e; ds stands for s' *)
Definition f (d h : nat) (s : R -> R) (u : nat -> nat -> R) (v x : nat -> R) : R :=
  sum h (fun k => v k * s (mv d u x k)).
Definition dv (d h n : nat) (s : R -> R) u v (x : nat -> nat -> R) (y : nat -> R) (k : nat) : R :=
  sum n (fun e => (1 + 1) * (f d h s u v (x e) - y e) * s (mv d u (x e) k)).
Definition du (d h n : nat) (s ds : R -> R) u v (x : nat -> nat -> R) (y : nat -> R) (k i : nat) : R :=
  sum n (fun e => (1 + 1) * (f d h s u v (x e) - y e) * v k * ds (mv d u (x e) k) * x e i).
Definition step d h n s ds x y (eta : R) (p : (nat -> nat -> R) * (nat -> R)) :=
  (fun k i => fst p k i - eta * du d h n s ds (fst p) (snd p) x y k i,
   fun k => snd p k - eta * dv d h n s (fst p) (snd p) x y k).

Theorem gradient_at_zero_weights_vanishes_for_every_data_set :
  forall (d h n : nat) (s ds : R -> R) (x : nat -> nat -> R) (y : nat -> R), s 0 = 0 ->
  (forall u v, meq h d u (fun _ _ => 0) ->
     (forall k, (k < h)%nat -> dv d h n s u v x y k = 0) /\
     ((forall k, (k < h)%nat -> v k = 0) \/ ds 0 = 0 ->
        (forall k i, (k < h)%nat -> (i < d)%nat -> du d h n s ds u v x y k i = 0) /\
        forall eta t, let p := iter t (step d h n s ds x y eta) (u, v) in
          meq h d (fst p) (fun _ _ => 0) /\ veq h (snd p) v)) /\
  (let sq := fun z : R => z * z in sq 0 = 0 /\ (fun z => (1 + 1) * z) 0 = 0 :> R).
Proof.
  intros d h n s ds x y S0.
  assert (Mv : forall (u : nat -> nat -> R) z k, meq h d u (fun _ _ => 0) -> (k < h)%nat -> mv d u z k = 0).
  { intros u z k E Hk. apply sum_zero. intros j Hj. rewrite (E k j Hk Hj). ring. }
  assert (Dv : forall u v, meq h d u (fun _ _ => 0) -> forall k, (k < h)%nat -> dv d h n s u v x y k = 0).
  { intros u v E k Hk. apply sum_zero. intros e _. rewrite (Mv u _ k E Hk), S0. ring. }
  assert (Du : forall u v, meq h d u (fun _ _ => 0) -> (forall k, (k < h)%nat -> v k = 0) \/ ds 0 = 0 ->
    forall k i, (k < h)%nat -> du d h n s ds u v x y k i = 0).
  { intros u v E H k i Hk. apply sum_zero. intros e _. rewrite (Mv u _ k E Hk).
    destruct H as [H|H]; [rewrite (H k Hk)|rewrite H]; ring. }
  split; [|split; cbn; ring]. intros u v E. split; [apply Dv, E|]. intro H.
  split; [intros k i Hk _; apply Du; assumption|]. intros eta t.
  induction t as [|t [A B]]; [split; [exact E|apply veq_refl]|].
  set (p := iter t (step d h n s ds x y eta) (u, v)) in *.
  cbn [iter]. fold p. unfold step. cbn [fst snd]. split.
  - intros k i Hk Hi. rewrite (A k i Hk Hi), (Du (fst p) (snd p) A); [ring| |exact Hk].
    destruct H as [H|H]; [left|right; exact H]. intros l Hl. rewrite (B l Hl). apply H, Hl.
  - intros k Hk. rewrite (Dv (fst p) (snd p) A k Hk), (B k Hk). ring.
Qed.
End Zero.

Print Assumptions gradient_at_zero_weights_vanishes_for_every_data_set.
