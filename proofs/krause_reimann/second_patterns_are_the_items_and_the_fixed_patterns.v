(* Open question 4, first part: for which patterns y is X + {y} invariant under
   Sigma_X?  Exactly for the items y in X and for the y that every s in Sigma_X fixes,
   s.y = y, that is for the y that are constant on the orbits of Sigma_X on the
   components.  For all N and every set X, over any type of entries.
   Membership in X is taken to be decidable, as it is for finite X.
   Source: Krause & Reimann, section 3.1.2. *)
Require Import Arith Lia FinFun.
Require Import Elenchus.formal.Finite.

Definition with_item (A : Type) (N : nat) (X : (nat -> A) -> Prop) (y : nat -> A) :
  (nat -> A) -> Prop := fun x => X x \/ veq N x y.
Arguments with_item {A} N X y x.

Theorem second_patterns_are_the_items_and_the_fixed_patterns :
  forall (A : Type) (N : nat) (X : (nat -> A) -> Prop) (y : nat -> A),
  vset N X -> (X y \/ ~ X y) ->
  ((forall s, Sigma N X s -> Sigma N (with_item N X y) s) <->
   (X y \/ forall s, Sigma N X s -> veq N (act s y) y)).
Proof.
  intros A N X y HX D. split.
  - intro H. destruct D as [Y|NY]; [left; exact Y|right]. intros s Hs.
    destruct (H s Hs) as [Ps [S1 _]]. destruct Hs as [_ [_ T]].
    destruct (S1 y (or_intror (@veq_refl A N y))) as [Hz|Hz]; [exfalso|exact Hz].
    (* s.y in X would put y = s^-1.(s.y) into X *)
    apply NY. destruct (T _ Hz) as [x [Hx E]]. apply HX with x; [|exact Hx].
    destruct (perm_inv Ps) as [t [Pt [_ St]]]. intros i Hi.
    rewrite <- (St i Hi). exact (E (t i) (perm_lt Pt Hi)).
  - intros H s Hs. pose proof Hs as [Ps [S1 S2]]. split; [exact Ps|].
    destruct H as [Y|Fix].
    + assert (I : forall z, with_item N X y z -> X z).
      { intros z [Hz|Hz]; [exact Hz|]. apply HX with y; [apply veq_sym, Hz|exact Y]. }
      split; intros x Hx.
      * left. apply S1, I, Hx.
      * destruct (S2 x (I x Hx)) as [z [Hz E]]. exists z. split; [left; exact Hz|exact E].
    + specialize (Fix s Hs). split; intros x [Hx|Hx].
      * left. apply S1, Hx.
      * right. intros i Hi. rewrite <- (Fix i Hi). exact (Hx (s i) (perm_lt Ps Hi)).
      * destruct (S2 x Hx) as [z [Hz E]]. exists z. split; [left; exact Hz|exact E].
      * exists y. split; [right; apply veq_refl|]. intros i Hi. rewrite (Fix i Hi), (Hx i Hi). reflexivity.
Qed.

Print Assumptions second_patterns_are_the_items_and_the_fixed_patterns.
