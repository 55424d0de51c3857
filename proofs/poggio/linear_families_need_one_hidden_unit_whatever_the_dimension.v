(* For every d and a, the function a.x is computed by a binary tree whose constituents are
   linear functions of two numbers and whose leaves are components of x; it is
   relu(a.x) - relu(-a.x), two units; and if a >= 0 and x >= 0, in particular on [0,1]^d,
   it is relu(a.x), one unit.  Over every ordered field.
   Source: Poggio, section 5.3. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Linear.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Inductive tree : Type :=
  | leaf : nat -> tree
  | node : F -> F -> tree -> tree -> tree.
Fixpoint value (t : tree) (x : nat -> F) : F :=
  match t with
  | leaf i => x i
  | node p q l r => p * value l x + q * value r x
  end.
(* only the components 0..d-1 occur *)
Fixpoint within (d : nat) (t : tree) : Prop :=
  match t with leaf i => (i < d)%nat | node _ _ l r => within d l /\ within d r end.

Lemma relu_split : forall relu, is_relu F relu -> forall t, relu t - relu (- t) = t.
Proof.
  intros relu [R1 R2] t. destruct (lt_total F 0 t) as [P|[<-|P]].
  - rewrite (R1 t P), (R2 (- t)); [ring|]. exact (lt_asym F _ _ (neg_opp F _ P)).
  - replace (- 0) with (0 : F) by ring. ring.
  - rewrite (R2 t), (R1 (- t)); [ring|apply pos_opp, P|]. exact (lt_asym F _ _ P).
Qed.

Theorem linear_families_need_one_hidden_unit_whatever_the_dimension :
  forall (d : nat) (a : nat -> F), (1 <= d)%nat ->
  (exists t, within d t /\ forall x, value t x = dot d a x) /\
  forall relu, is_relu F relu ->
  (forall x, relu (dot d a x) - relu (- dot d a x) = dot d a x) /\
  (forall x, (forall i, (i < d)%nat -> ~ a i < 0) -> (forall i, (i < d)%nat -> ~ x i < 0) ->
     relu (dot d a x) = dot d a x).
Proof.
  intros d a Hd. split; [|intros relu HR; split].
  - induction d as [|d IH]; [lia|]. destruct d as [|d].
    + exists (node (a 0%nat) 0 (leaf 0) (leaf 0)). split; [cbn; lia|].
      intro x. unfold dot. cbn. ring.
    + destruct IH as [t [W E]]; [lia|]. exists (node 1 (a (S d)) t (leaf (S d))). split.
      * cbn. split; [|lia]. clear E. induction t as [i|p q l IHl r IHr]; cbn in *; [lia|].
        destruct W. split; auto.
      * intro x. cbn [value]. rewrite E. unfold dot. cbn [sum]. ring.
  - intro x. apply relu_split, HR.
  - intros x Ha Hx.
    assert (Nn : ~ dot d a x < 0).
    { apply sum_nonneg. intros i Hi L.
      destruct (lt_total F 0 (a i)) as [P|[P|P]]; [|rewrite <- P in L|exact (Ha i Hi P)].
      - destruct (lt_total F 0 (x i)) as [Q|[Q|Q]]; [|rewrite <- Q in L|exact (Hx i Hi Q)].
        + exact (lt_asym F _ _ L (lt_mul F _ _ P Q)).
        + replace (a i * 0) with (0 : F) in L by ring. exact (lt_irrefl F _ L).
      - replace (0 * x i) with (0 : F) in L by ring. exact (lt_irrefl F _ L). }
    destruct (lt_total F 0 (dot d a x)) as [P|[P|P]]; [apply HR, P| |contradiction].
    rewrite <- P. apply HR, lt_irrefl.
Qed.
End Linear.

Print Assumptions linear_families_need_one_hidden_unit_whatever_the_dimension.
