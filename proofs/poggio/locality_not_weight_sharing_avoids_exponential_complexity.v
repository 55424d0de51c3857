(* A binary tree on 2^L variables has 2^L - 1 nodes, and one constituent per level if all
   constituents of a level are shared: L.  For all L, in the natural numbers.
   Source: Poggio, section 5.3. *)
Require Import Arith Lia.

Inductive tree := leaf | node (level : nat) (l r : tree).

Fixpoint complete (L : nat) : tree :=
  match L with O => leaf | S k => node k (complete k) (complete k) end.
Fixpoint leaves (t : tree) : nat := match t with leaf => 1 | node _ l r => leaves l + leaves r end.
Fixpoint nodes (t : tree) : nat := match t with leaf => 0 | node _ l r => S (nodes l + nodes r) end.
Fixpoint occurs (k : nat) (t : tree) : Prop :=
  match t with leaf => False | node j l r => j = k \/ occurs k l \/ occurs k r end.

Theorem locality_not_weight_sharing_avoids_exponential_complexity :
  forall L : nat, leaves (complete L) = 2 ^ L /\ nodes (complete L) = 2 ^ L - 1 /\
  forall k, occurs k (complete L) <-> k < L.
Proof.
  induction L as [|L [A [B C]]].
  - cbn. split; [reflexivity|split; [reflexivity|intro k; lia]].
  - cbn [complete leaves nodes occurs]. rewrite Nat.pow_succ_r'.
    assert (P : 2 ^ L <> 0) by (apply Nat.pow_nonzero; lia).
    split; [lia|split; [lia|]]. intro k. specialize (C k). split.
    + intros [E|[E|E]]; [lia|apply C in E; lia|apply C in E; lia].
    + intro H. destruct (Nat.eq_dec L k) as [E|E]; [left; exact E|right; left; apply C; lia].
Qed.

Print Assumptions locality_not_weight_sharing_avoids_exponential_complexity.
