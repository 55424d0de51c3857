(* If -delta |v|^2 <= |W_k v|^2 - |v|^2 <= delta |v|^2 for all v and k < L, then
   P = W_{L-1} ... W_0 satisfies the same with (1 + delta)^L - 1.  For a symmetric matrix
   S, |S|_2 <= r means |v^T S v| <= r |v|^2 for all v; here S = W^T W - I.  For all sizes
   and L, delta >= 0, over every ordered field.
   Source: Poggio, section 5.3, first item. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section QuasiOrthogonal.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Fixpoint through (n L : nat) (W : nat -> nat -> nat -> F) (v : nat -> F) : nat -> F :=
  match L with O => v | S l => mv n (W l) (through n l W v) end.

(** |N(Wv) - N(v)| <= r N(v), without division *)
Definition near (r a b : F) : Prop := ~ r * b < a - b /\ ~ r * b < b - a.

Lemma scale : forall c x y : F, ~ c < 0 -> ~ y < x -> ~ c * y < c * x.
Proof.
  intros c x y C H L. apply lt_sub_pos in L.
  replace (c * x - c * y) with (c * (x - y)) in L by ring.
  destruct (lt_total F 0 c) as [P|[<-|P]]; [|replace (0 * (x - y)) with (0 : F) in L by ring; exact (lt_irrefl F _ L)|exact (C P)].
  apply H. apply pos_sub_lt. apply (lt_mul F _ _ (inv_pos F c P)) in L.
  replace (rinv F c * (c * (x - y))) with (rinv F c * c * (x - y)) in L by ring.
  rewrite (inv_left F (pos_neq F _ P)) in L. replace (1 * (x - y)) with (x - y) in L by ring. exact L.
Qed.

Lemma add_le : forall x y u v : F, ~ y < x -> ~ v < u -> ~ y + v < x + u.
Proof.
  intros x y u v A B L. apply A. apply pos_sub_lt. apply lt_sub_pos in L.
  destruct (lt_total F v u) as [P|[->|P]]; [contradiction| |].
  - replace (x - y) with (x + u - (y + u)) by ring. exact L.
  - replace (x - y) with ((x + u - (y + v)) + (v - u)) by ring.
    apply pos_add; [exact L|apply lt_sub_pos, P].
Qed.

Theorem quasi_orthogonal_linear_nets_are_easy_to_invert :
  forall (n L : nat) (W : nat -> nat -> nat -> F) (delta : F), ~ delta < 0 ->
  (forall k v, (k < L)%nat -> near delta (nrm2 F n (mv n (W k) v)) (nrm2 F n v)) ->
  forall v, near (pow F (1 + delta) L - 1) (nrm2 F n (through n L W v)) (nrm2 F n v).
Proof.
  intros n L W delta D H v. induction L as [|L IH].
  - cbn. set (a := nrm2 F n v).
    assert (Z : (1 - 1) * a = a - a) by ring. split; rewrite Z; apply lt_irrefl.
  - assert (IH' : near (pow F (1 + delta) L - 1) (nrm2 F n (through n L W v)) (nrm2 F n v))
      by (apply IH; intros; apply H; lia).
    destruct IH' as [U Lo]. destruct (H L (through n L W v) ltac:(lia)) as [HU HL].
    cbn [through pow].
    set (b := nrm2 F n v) in *. set (a := nrm2 F n (through n L W v)) in *.
    set (c := nrm2 F n (mv n (W L) (through n L W v))) in *. set (q := pow F (1 + delta) L) in *.
    (* a <= q b *)
    assert (A : ~ q * b < a).
    { intro X. apply U. apply pos_sub_lt. apply lt_sub_pos in X.
      replace (a - b - (q - 1) * b) with (a - q * b) by ring. exact X. }
    pose proof (scale delta _ _ D A) as DA. split; intro X.
    + apply (add_le _ _ _ _ (add_le _ _ _ _ HU DA) A).
      apply pos_sub_lt. apply lt_sub_pos in X.
      match type of X with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end. exact X.
    + apply (add_le _ _ _ _ (add_le _ _ _ _ HL DA) Lo).
      apply pos_sub_lt. apply lt_sub_pos in X.
      match type of X with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end. exact X.
Qed.
End QuasiOrthogonal.

Print Assumptions quasi_orthogonal_linear_nets_are_easy_to_invert.
