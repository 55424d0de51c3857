(* h units with weights w_k = (e_k, A_k) on x = (u, v), A a matrix of signs: at u = 2h e_i,
   v = e_j the pooled sum of squares is 4h^2 + 4h A_ij + h, so it exceeds 4h^2 iff
   A_ij = 1.  So the h^2 points are shattered.  For all h >= 1, in the integers.
   Source: Poggio, section 6.3. *)
Require Import ZArith Lia Psatz.
Open Scope Z_scope.

Fixpoint total (h : nat) (f : nat -> Z) : Z :=
  match h with O => 0 | S k => total k f + f k end.
Definition unit (i k : nat) : Z := if Nat.eqb i k then 1 else 0.
(** unit k at the point (2h e_i, e_j) *)
Definition pre (h : nat) (A : nat -> nat -> Z) (i j k : nat) : Z :=
  total h (fun r => unit k r * (2 * Z.of_nat h * unit i r)) + total h (fun c => A k c * unit j c).

Lemma total_ext : forall h f g, (forall k, (k < h)%nat -> f k = g k) -> total h f = total h g.
Proof.
  induction h as [|h IH]; intros f g H; [reflexivity|]. cbn [total].
  rewrite (IH f g) by (intros; apply H; lia). rewrite (H h) by lia. reflexivity.
Qed.

Lemma total_unit : forall h j (f : nat -> Z), (j < h)%nat -> total h (fun c => f c * unit j c) = f j.
Proof.
  induction h as [|h IH]; intros j f H; [lia|]. cbn [total].
  destruct (Nat.eq_dec j h) as [->|N].
  - assert (E : total h (fun c => f c * unit h c) = 0).
    { assert (G : forall m, (m <= h)%nat -> total m (fun c => f c * unit h c) = 0).
      { induction m as [|m IM]; intro M; [reflexivity|]. cbn [total]. rewrite IM by lia.
        unfold unit. destruct (Nat.eqb_spec h m); lia. }
      apply G. lia. }
    rewrite E. unfold unit. rewrite Nat.eqb_refl. lia.
  - rewrite IH by lia. unfold unit. destruct (Nat.eqb_spec j h); lia.
Qed.

Theorem dense_pooled_quadratic_net_shatters_a_quarter_of_d_squared_points :
  forall (h : nat) (A : nat -> nat -> Z),
  (forall k c, (k < h)%nat -> (c < h)%nat -> A k c = 1 \/ A k c = -1) ->
  forall i j, (i < h)%nat -> (j < h)%nat ->
  let H := Z.of_nat h in
  total h (fun k => pre h A i j k * pre h A i j k) = 4 * H * H + 4 * H * A i j + H /\
  (4 * H * H < total h (fun k => pre h A i j k * pre h A i j k) <-> A i j = 1).
Proof.
  intros h A S i j Hi Hj H.
  assert (P : forall k, (k < h)%nat -> pre h A i j k = 2 * H * unit i k + A k j).
  { intros k Hk. unfold pre. rewrite (total_unit h j (fun c => A k c) Hj).
    replace (total h (fun r => unit k r * (2 * Z.of_nat h * unit i r)))
      with (total h (fun r => (2 * H * unit i r) * unit k r)) by (apply total_ext; intros; unfold H; lia).
    rewrite (total_unit h k (fun r => 2 * H * unit i r) Hk). lia. }
  assert (E : total h (fun k => pre h A i j k * pre h A i j k) = 4 * H * H + 4 * H * A i j + H).
  { transitivity (total h (fun k => (4 * H * H + 4 * H * A k j) * unit i k + 1)).
    - apply total_ext. intros k Hk. rewrite (P k Hk). unfold unit.
      destruct (S k j Hk Hj) as [-> | ->]; destruct (Nat.eqb i k); ring.
    - assert (D : forall m f, total m (fun k => f k + 1) = total m f + Z.of_nat m).
      { induction m as [|m IH]; intro f; [reflexivity|]. cbn [total]. rewrite IH. lia. }
      rewrite D, (total_unit h i (fun k => 4 * H * H + 4 * H * A k j) Hi). unfold H. lia. }
  split; [exact E|]. rewrite E. assert (Q : 0 < H) by (unfold H; lia).
  destruct (S i j Hi Hj) as [-> | ->]; split; intro X; nia.
Qed.

Print Assumptions dense_pooled_quadratic_net_shatters_a_quarter_of_d_squared_points.
