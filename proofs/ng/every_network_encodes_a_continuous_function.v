(* For every feed-forward network with continuous activations, every number of layers, all
   widths, all weight matrices and all biases there is a continuous f with f = f_W.
   A layer is (width, W, b, phi, psi), x -> phi(W psi(x) + b), phi and psi componentwise and
   continuous at every point (epsilon-delta over the ordered field).  Eq. 1 is phi = id, b = 0,
   the usual layer phi(Wx + b) is psi = id; each layer may have its own phi and psi.  A network
   is a list of layers on inputs with n components.  A vector function is continuous if it is at every point:
   for every e > 0 there is d > 0 such that |x_i - y_i| < d for all i < n implies
   |f(x)_i - f(y)_i| < e for every component of the output (maximum norms, equivalent to
   the Euclidean ones).  Over every ordered field.
   Source: Ng, Luo & Qiu, abstract. *)
Require Import Arith Lia Ring List.
Require Import Elenchus.formal.Finite.

Section Network.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem every_network_encodes_a_continuous_function :
  forall (n : nat) (ls : list (Layer F)),
  (forall l, In l ls -> continuous F (act_after F l) /\ continuous F (act_before F l)) ->
  exists f : (nat -> F) -> nat -> F,
    vcontinuous F n (out F n ls) f /\ forall x, veq (out F n ls) (f x) (network F n ls x).
Proof.
  intros n ls H. exists (network F n ls). split; [apply network_continuous, H|].
  intro x. apply veq_refl.
Qed.
End Network.

Print Assumptions every_network_encodes_a_continuous_function.
