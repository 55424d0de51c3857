(* f(x) = V_L D_{L-1} V_{L-1} ... D_1 V_1 x for every bias-free ReLU network, every x and
   all diagonal D_k with entry 1 where V_k h_{k-1} > 0, 0 where it is < 0 and anything
   where it is 0; in particular for D_k = diag sigma'(h_k) with sigma'(0) = 0.
   Arbitrary widths d k, over every ordered field; layers are counted from 0, V k maps
   width d k to width d (S k), and g k i is the gate of unit i after V k.
   Source: Poggio, eq. 2, readings "pre-activation" and "what enters layer k". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Gates.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Variables (d : nat -> nat) (V : nat -> nat -> nat -> F) (sigma : F -> F) (x : nat -> F).
Hypothesis Sg : is_relu F sigma.

Fixpoint h (k : nat) : nat -> F :=
  match k with O => x | S k => fun i => sigma (mv (d k) (V k) (h k) i) end.
Fixpoint gated (g : nat -> nat -> F) (k : nat) : nat -> F :=
  match k with
  | O => x
  | S k => fun i => mv (d (S k)) (fun a b => g k a * delta a b) (mv (d k) (V k) (gated g k)) i
  end.

Theorem eq2_holds_for_any_gates_that_pass_what_the_relu_passes :
  forall g : nat -> nat -> F,
  (forall k i, 0 < mv (d k) (V k) (h k) i -> g k i = 1) ->
  (forall k i, mv (d k) (V k) (h k) i < 0 -> g k i = 0) ->
  forall L, veq (d (S L)) (mv (d L) (V L) (h L)) (mv (d L) (V L) (gated g L)).
Proof.
  intros g G1 G0. destruct Sg as [S1 S2].
  assert (E : forall k i, sigma (mv (d k) (V k) (h k) i) = g k i * mv (d k) (V k) (h k) i).
  { intros k i. destruct (lt_total F 0 (mv (d k) (V k) (h k) i)) as [P|[Z|P]].
    - rewrite S1, G1 by exact P. ring.
    - rewrite <- Z. rewrite S2 by apply lt_irrefl. ring.
    - rewrite S2, G0; [ring|exact P|]. intro Q. exact (lt_asym F _ _ P Q). }
  assert (G : forall k, veq (d k) (h k) (gated g k)).
  { induction k as [|k IH]; [apply veq_refl|]. intros i Hi. cbn [h gated]. unfold mv at 2.
    transitivity (g k i * mv (d k) (V k) (gated g k) i).
    - rewrite E, (mv_veq _ (V k) i IH). reflexivity.
    - rewrite <- (sum_delta F (fun b => g k i * mv (d k) (V k) (gated g k) b) Hi).
      apply sum_ext. intros b _. rewrite (delta_sym F i b). ring. }
  intros L i _. apply mv_veq, G.
Qed.

(* The gates diag sigma'(N), N = h_k what enters the next layer, sigma'(0) = 0. *)
Theorem eq2_gates_are_derivatives_at_layer_inputs_with_sigma_prime_zero_equal_zero :
  forall dsigma : F -> F,
  (forall t, 0 < t -> dsigma t = 1) -> dsigma 0 = 0 ->
  forall L, veq (d (S L)) (mv (d L) (V L) (h L))
    (mv (d L) (V L) (gated (fun k i => dsigma (h (S k) i)) L)).
Proof.
  intros dsigma D1 D0. apply eq2_holds_for_any_gates_that_pass_what_the_relu_passes;
    destruct Sg as [S1 S2]; intros k i P; cbn [h].
  - rewrite S1 by exact P. apply D1, P.
  - rewrite S2; [exact D0|]. intro Q. exact (lt_asym F _ _ P Q).
Qed.
End Gates.

Print Assumptions eq2_holds_for_any_gates_that_pass_what_the_relu_passes.
Print Assumptions eq2_gates_are_derivatives_at_layer_inputs_with_sigma_prime_zero_equal_zero.
