(* The output of L - 1 layers h -> sigma(W h) applied to x equals the state after L - 1
   steps of h_{t+1} = sigma(W h_t), h_0 = x.  For all widths n, W, sigma, x and L >= 2,
   over every commutative ring.  The deep network takes a matrix per layer, all equal
   to W, and is evaluated from the input on; the recurrent network iterates one map.
   Source: Poggio, section 2.1. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

(* Layers V_0, V_1, ..., V_{L-1} in this order, the remaining ones applied to h. *)
Fixpoint deep (R : CRing) (n : nat) (sigma : R -> R) (V : nat -> nat -> nat -> R) (L : nat)
    (h : nat -> R) : nat -> R :=
  match L with
  | O => h
  | S k => deep R n sigma (fun l => V (S l)) k (layer n sigma (V 0) h)
  end.

Theorem shared_weight_deep_net_equals_a_recurrent_layer :
  forall (R : CRing) (n : nat) (W : nat -> nat -> R) (sigma : R -> R) (x : nat -> R) (L : nat),
  2 <= L ->
  veq n (deep R n sigma (fun _ => W) (L - 1) x) (iter (L - 1) (layer n sigma W) x).
Proof.
  intros R n W sigma x L _. generalize (L - 1). intro k. revert x.
  induction k as [|k IH]; intro x; [apply veq_refl|].
  cbn [deep iter]. apply veq_trans with (iter k (layer n sigma W) (layer n sigma W x)).
  - apply IH.
  - clear IH. intros i Hi.
    assert (E : iter k (layer n sigma W) (layer n sigma W x)
                = layer n sigma W (iter k (layer n sigma W) x)).
    { induction k as [|k IH]; [reflexivity|]. cbn. f_equal. exact IH. }
    rewrite E. reflexivity.
Qed.

Print Assumptions shared_weight_deep_net_equals_a_recurrent_layer.
