(* f(x) = V_L D_{L-1} V_{L-1} ... D_1 V_1 x for every bias-free ReLU network of eq. 1,
   every x, D_k = diag sigma'(V_k h_{k-1}), h_k = sigma(V_k h_{k-1}), h_0 = x, for either
   convention sigma'(0) = 0 or 1 (indeed for any value of sigma'(0)).  Arbitrary widths
   d k, over every ordered field.  Layers are counted from 0: V k maps width d k to
   width d (S k); the network has L hidden layers and the output matrix V L.
   Source: Poggio, eq. 2 and eq. 9, reading "pre-activation". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Gates.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Variables (d : nat -> nat) (V : nat -> nat -> nat -> F) (sigma dsigma : F -> F) (x : nat -> F).

Fixpoint h (k : nat) : nat -> F :=
  match k with O => x | S k => fun i => sigma (mv (d k) (V k) (h k) i) end.
(* D_k V_k ... D_1 V_1 x, the gates taken from the forward pass. *)
Fixpoint gated (k : nat) : nat -> F :=
  match k with
  | O => x
  | S k => fun i => mv (d (S k))
      (fun a b => dsigma (mv (d k) (V k) (h k) a) * delta a b)
      (mv (d k) (V k) (gated k)) i
  end.

Theorem eq2_gates_are_derivatives_at_preactivations :
  is_relu F sigma ->
  (forall t, 0 < t -> dsigma t = 1) -> (forall t, t < 0 -> dsigma t = 0) ->
  forall L, veq (d (S L)) (mv (d L) (V L) (h L)) (mv (d L) (V L) (gated L)).
Proof.
  intros [S1 S2] D1 D0.
  assert (E : forall t, sigma t = dsigma t * t).
  { intro t. destruct (lt_total F 0 t) as [P|[<-|P]].
    - rewrite S1, D1 by exact P. ring.
    - rewrite S2 by apply lt_irrefl. ring.
    - rewrite S2, D0; [ring|exact P|]. intro Q. exact (lt_asym F _ _ P Q). }
  assert (G : forall k, veq (d k) (h k) (gated k)).
  { induction k as [|k IH]; [apply veq_refl|]. intros i Hi. cbn [h gated].
    unfold mv at 2.
    transitivity (dsigma (mv (d k) (V k) (h k) i) * mv (d k) (V k) (gated k) i).
    - rewrite E, (mv_veq _ (V k) i IH). reflexivity.
    - rewrite <- (sum_delta F (fun b => dsigma (mv (d k) (V k) (h k) i)
         * mv (d k) (V k) (gated k) b) Hi).
      apply sum_ext. intros b _. rewrite (delta_sym F i b). ring. }
  intros L i _. apply mv_veq, G.
Qed.
End Gates.

Print Assumptions eq2_gates_are_derivatives_at_preactivations.
