(* The residual layers h -> h + K^(2^l) h, l = 0 ... L-1, starting from u, compute
   sum_{k < 2^L} K^k u.  For all sizes d, all L, K, u, over every commutative ring.
   Source: Poggio, section 5.2. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Squares.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

(** K^n h *)
Definition power (d : nat) (K : nat -> nat -> R) (n : nat) (h : nat -> R) : nat -> R := iter n (mv d K) h.

Fixpoint residual (d : nat) (K : nat -> nat -> R) (L : nat) (u : nat -> R) : nat -> R :=
  match L with
  | O => u
  | S l => fun i => residual d K l u i + power d K (2 ^ l) (residual d K l u) i
  end.

Lemma power_ext : forall d K n h g, veq d h g -> veq d (power d K n h) (power d K n g).
Proof.
  intros d K n h g E. induction n as [|n IH]; [exact E|]. intros i Hi. apply (mv_veq R K i IH).
Qed.

Lemma power_sum : forall d K n m u i, (i < d)%nat ->
  power d K n (fun j => sum m (fun k => power d K k u j)) i = sum m (fun k => power d K (n + k) u i).
Proof.
  intros d K n m u. induction n as [|n IH]; intros i Hi; [reflexivity|].
  change (mv d K (power d K n (fun j => sum m (fun k => power d K k u j))) i
          = sum m (fun k => mv d K (power d K (n + k) u) i)).
  rewrite (mv_veq R K i IH). unfold mv.
  transitivity (sum d (fun j => sum m (fun k => K i j * power d K (n + k) u j))).
  - apply sum_ext. intros j _. symmetry. apply sum_mul_l.
  - apply sum_swap.
Qed.

Lemma sum_join : forall a b (f : nat -> R), sum (a + b) f = sum a f + sum b (fun i => f (a + i)%nat).
Proof.
  intros a b f. induction b as [|b IH]; [rewrite Nat.add_0_r; cbn; ring|].
  rewrite Nat.add_succ_r. cbn [sum]. rewrite IH. ring.
Qed.

Theorem residual_layers_with_squared_matrices_sum_twice_as_many_terms_each :
  forall (d L : nat) (K : nat -> nat -> R) (u : nat -> R),
  veq d (residual d K L u) (fun i => sum (2 ^ L) (fun k => power d K k u i)).
Proof.
  intros d L K u. induction L as [|L IH]; intros i Hi.
  - cbn. ring.
  - cbn [residual]. rewrite (IH i Hi), (power_ext d K (2 ^ L) _ _ IH i Hi), (power_sum d K (2 ^ L) (2 ^ L) u i Hi).
    replace (2 ^ S L)%nat with (2 ^ L + 2 ^ L)%nat by (rewrite Nat.pow_succ_r'; lia).
    rewrite sum_join. reflexivity.
Qed.
End Squares.

Print Assumptions residual_layers_with_squared_matrices_sum_twice_as_many_terms_each.
