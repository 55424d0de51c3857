(* The complement of X in {0,1}^N has the same symmetry group as X, for all N
   and all X.  Vectors of {0,1}^N are functions nat -> bool read below N; X is
   given by a list of its elements (every subset of {0,1}^N has one).
   Source: Krause & Reimann, section 1. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Require Import Bool List.

Definition subset (N : nat) (l : list (nat -> bool)) : (nat -> bool) -> Prop :=
  fun x => exists y, In y l /\ veq N y x.
Definition complement (X : (nat -> bool) -> Prop) : (nat -> bool) -> Prop :=
  fun x => ~ X x.

Lemma veq_dec : forall N (x y : nat -> bool), veq N x y \/ ~ veq N x y.
Proof.
  induction N as [|N IH]; intros x y.
  - left. intros i Hi. lia.
  - destruct (IH x y) as [E|E].
    + destruct (bool_dec (x N) (y N)) as [E'|E'].
      * left. intros i Hi. destruct (Nat.eq_dec i N) as [->|]; [exact E'|apply E; lia].
      * right. intro H. apply E', H. lia.
    + right. intro H. apply E. intros i Hi. apply H. lia.
Qed.

Lemma subset_dec : forall N l x, subset N l x \/ ~ subset N l x.
Proof.
  intros N l x. induction l as [|y l IH].
  - right. intros [y [[] _]].
  - destruct (veq_dec N y x) as [E|E].
    + left. exists y. split; [left; reflexivity|exact E].
    + destruct IH as [[z [Hz Ez]]|IH].
      * left. exists z. split; [right; exact Hz|exact Ez].
      * right. intros [z [[->|Hz] Ez]]; [exact (E Ez)|]. apply IH. exists z. auto.
Qed.

Lemma subset_vset : forall N l, vset N (subset N l).
Proof.
  intros N l x y E [z [Hz Ez]]. exists z. split; [exact Hz|].
  apply veq_trans with x; assumption.
Qed.

Theorem test_set_has_the_symmetry_group_of_the_training_set :
  forall (N : nat) (X : list (nat -> bool)) (s : nat -> nat),
  Sigma N (complement (subset N X)) s <-> Sigma N (subset N X) s.
Proof.
  intros N l s. pose proof (@subset_vset N l) as HX.
  assert (HC : vset N (complement (subset N l))).
  { intros x y E Hx Hy. apply Hx, (HX y); [apply veq_sym, E|exact Hy]. }
  split; intros [Hs [H1 H2]]; destruct (perm_inv Hs) as [t [Ht [Hts Hst]]].
  - assert (Hinv : Sigma N (complement (subset N l)) t)
      by (apply Sigma_inv_elim with s; [exact HC|split; [exact Hs|split; assumption]|..]; assumption).
    destruct Hinv as [_ [T1 _]]. split; [exact Hs|split].
    + intros x Hx. destruct (subset_dec N l (act s x)) as [Y|Y]; [exact Y|].
      exfalso. apply (T1 _ Y). apply HX with x; [|exact Hx].
      intros i Hi. unfold act. rewrite Hst by exact Hi. reflexivity.
    + intros y Hy. exists (act t y).
      assert (E : veq N (act s (act t y)) y).
      { intros i Hi. unfold act. rewrite Hts by exact Hi. reflexivity. }
      split; [|exact E].
      destruct (subset_dec N l (act t y)) as [Y|Y]; [exact Y|].
      exfalso. apply (H1 _ Y). apply HX with y; [apply veq_sym, E|exact Hy].
  - assert (Hinv : Sigma N (subset N l) t)
      by (apply Sigma_inv_elim with s; [exact HX|split; [exact Hs|split; assumption]|..]; assumption).
    destruct Hinv as [_ [T1 _]]. split; [exact Hs|split].
    + intros x Hx Hsx. apply Hx. apply HX with (act t (act s x)); [|apply T1, Hsx].
      intros i Hi. unfold act. rewrite Hst by exact Hi. reflexivity.
    + intros y Hy. exists (act t y).
      assert (E : veq N (act s (act t y)) y).
      { intros i Hi. unfold act. rewrite Hts by exact Hi. reflexivity. }
      split; [|exact E].
      intro Y. apply Hy. apply HX with (act s (act t y)); [exact E|apply H1, Y].
Qed.

Print Assumptions test_set_has_the_symmetry_group_of_the_training_set.
