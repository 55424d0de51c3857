(* A function is computed by a binary tree of depth k with constituents h; each h is
   replaced by a function g within dl of it.  If the h have Lipschitz constant L in the
   largest modulus, the error of the tree is at most dl (1 + L + ... + L^(k-1)).
   Constituents may differ from node to node; P is the domain, such as [-1, 1].
   Over every ordered field; a <= b is written ~ b < a.
   Source: Poggio, Theorem 1 with section 5.3, reading "smooth constituents". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Trees.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition within (e a b : F) : Prop := ~ e < a - b /\ ~ e < b - a.

Inductive tree : Type :=
  | leaf : F -> tree
  | node : (F -> F -> F) -> (F -> F -> F) -> tree -> tree -> tree.
Fixpoint exact (t : tree) : F :=
  match t with leaf x => x | node h g l r => h (exact l) (exact r) end.
Fixpoint approximate (t : tree) : F :=
  match t with leaf x => x | node h g l r => g (approximate l) (approximate r) end.

Variables (P : F -> Prop) (L dl : F).
(* depth k, inputs in P, constituents that keep P, are L-Lipschitz there and dl-approximated *)
Fixpoint admissible (k : nat) (t : tree) : Prop :=
  match k, t with
  | O, leaf x => P x
  | S k, node h g l r => admissible k l /\ admissible k r /\
      (forall u v, P u -> P v -> P (h u v) /\ P (g u v) /\ within dl (h u v) (g u v)) /\
      (forall u v u' v' e, P u -> P v -> P u' -> P v' -> within e u u' -> within e v v' ->
         within (L * e) (h u v) (h u' v'))
  | _, _ => False
  end.
Definition bound (k : nat) : F := sum k (fun i => dl * pow F L i).

Lemma bound_step : forall k, bound (S k) = L * bound k + dl.
Proof.
  induction k as [|k IH]; [unfold bound; cbn; ring|].
  transitivity (bound (S k) + dl * pow F L (S k)); [reflexivity|]. rewrite IH at 1.
  transitivity (L * (bound k + dl * pow F L k) + dl); [cbn [pow]; ring|]. reflexivity.
Qed.

Lemma within_trans : forall a b x y z, within a x y -> within b y z -> within (a + b) x z.
Proof.
  assert (G : forall a b p q : F, ~ a < p -> ~ b < q -> ~ a + b < p + q).
  { intros a b p q Ha Hb Q.
    destruct (lt_total F p a) as [C|[C|C]]; [| |exact (Ha C)];
      destruct (lt_total F q b) as [D|[D|D]]; [| |exact (Hb D)| | |exact (Hb D)].
    - apply (lt_asym F _ _ Q), lt_add2; assumption.
    - subst q. apply (lt_asym F _ _ Q). replace (p + b) with (b + p) by ring.
      replace (a + b) with (b + a) by ring. apply lt_add, C.
    - subst p. apply (lt_asym F _ _ Q), lt_add, D.
    - subst p q. exact (lt_irrefl F _ Q). }
  intros a b x y z [A1 A2] [B1 B2]. split.
  - replace (x - z) with ((x - y) + (y - z)) by ring. apply G; assumption.
  - replace (z - x) with ((y - x) + (z - y)) by ring. apply G; assumption.
Qed.

Theorem errors_of_constituents_add_up_along_the_depth :
  forall k t, admissible k t ->
  P (exact t) /\ P (approximate t) /\ within (bound k) (exact t) (approximate t).
Proof.
  induction k as [|k IH]; intros t A; destruct t as [x|h g l r]; cbn in A; try contradiction.
  - split; [exact A|split; [exact A|]]. unfold bound. cbn.
    split; replace (x - x) with (0:F) by ring; apply lt_irrefl.
  - destruct A as [Al [Ar [Hg Hh]]].
    destruct (IH l Al) as [L1 [L2 L3]]. destruct (IH r Ar) as [R1 [R2 R3]].
    cbn [exact approximate].
    destruct (Hg _ _ L1 R1) as [E1 _]. destruct (Hg _ _ L2 R2) as [_ [E2 E3]].
    split; [exact E1|split; [exact E2|]]. rewrite bound_step.
    apply within_trans with (h (approximate l) (approximate r)); [|exact E3].
    apply Hh; assumption.
Qed.
End Trees.

Print Assumptions errors_of_constituents_add_up_along_the_depth.
