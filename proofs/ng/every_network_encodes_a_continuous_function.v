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

Definition continuous (phi : F -> F) : Prop :=
  forall t e, 0 < e -> exists d, 0 < d /\ forall s, close F d s t -> close F e (phi s) (phi t).

Definition vcontinuous (n m : nat) (f : (nat -> F) -> nat -> F) : Prop :=
  forall x e, 0 < e -> exists d, 0 < d /\
    forall y, vclose F n d y x -> vclose F m e (f y) (f x).

Record Layer := { width : nat; weights : nat -> nat -> F; bias : nat -> F; 
  act_after : F -> F; act_before : F -> F }.

Definition run (n : nat) (l : Layer) (x : nat -> F) : nat -> F :=
  fun i => act_after l (mv n (weights l) (fun j => act_before l (x j)) i + bias l i).

Fixpoint out (n : nat) (ls : list Layer) : nat :=
  match ls with nil => n | l :: r => out (width l) r end.

Fixpoint network (n : nat) (ls : list Layer) (x : nat -> F) : nat -> F :=
  match ls with nil => x | l :: r => network (width l) r (run n l x) end.

(** A real function of a vector, continuous at x. *)
Definition cont_at (n : nat) (x : nat -> F) (g : (nat -> F) -> F) : Prop :=
  forall e, 0 < e -> exists d, 0 < d /\ forall y, vclose F n d y x -> close F e (g y) (g x).

Lemma smaller : forall a b : F, 0 < a -> 0 < b -> exists d, 0 < d /\ ~ a < d /\ ~ b < d.
Proof.
  intros a b Ha Hb. destruct (lt_total F a b) as [L|[->|L]].
  - exists a. split; [exact Ha|]. split; [apply lt_irrefl|apply lt_asym, L].
  - exists b. split; [exact Hb|]. split; apply lt_irrefl.
  - exists b. split; [exact Hb|]. split; [apply lt_asym, L|apply lt_irrefl].
Qed.

Lemma vclose_larger : forall n d a (x y : nat -> F), ~ a < d -> vclose F n d x y -> vclose F n a x y.
Proof.
  intros n d a x y H C i Hi. destruct (C i Hi) as [C1 C2].
  split; eapply lt_not_lt_trans; eassumption.
Qed.

Lemma cont_const : forall n x c, cont_at n x (fun _ => c).
Proof.
  intros n x c e He. exists 1. split; [apply one_pos|]. intros y _.
  split; replace (c - c) with (0 : F) by ring; exact He.
Qed.

Lemma cont_coordinate : forall n x j, (j < n)%nat -> cont_at n x (fun y => y j).
Proof. intros n x j Hj e He. exists e. split; [exact He|]. intros y C. apply C, Hj. Qed.

Lemma cont_add : forall n x g h, cont_at n x g -> cont_at n x h -> cont_at n x (fun y => g y + h y).
Proof.
  intros n x g h G H e He. destruct (half_pos F e He) as [P E].
  destruct (G _ P) as [d1 [P1 D1]]. destruct (H _ P) as [d2 [P2 D2]].
  destruct (smaller d1 d2 P1 P2) as [d [Pd [L1 L2]]]. exists d. split; [exact Pd|].
  intros y C. destruct (D1 y (vclose_larger _ _ _ _ _ L1 C)) as [A1 A2].
  destruct (D2 y (vclose_larger _ _ _ _ _ L2 C)) as [B1 B2]. split; rewrite <- E.
  - replace (g y + h y - (g x + h x)) with (g y - g x + (h y - h x)) by ring. apply lt_add2; assumption.
  - replace (g x + h x - (g y + h y)) with (g x - g y + (h x - h y)) by ring. apply lt_add2; assumption.
Qed.

Lemma cont_comp : forall n x g phi, cont_at n x g -> continuous phi ->
  cont_at n x (fun y => phi (g y)).
Proof.
  intros n x g phi G C e He. destruct (C (g x) e He) as [d [Pd D]].
  destruct (G d Pd) as [d' [P' D']]. exists d'. split; [exact P'|]. intros y Cy.
  apply D, D', Cy.
Qed.

(** t -> c t is continuous. *)
Lemma scaling_continuous : forall c : F, continuous (fun t => c * t).
Proof.
  assert (Pos : forall c : F, 0 < c -> continuous (fun t => c * t)).
  { intros c Hc t e He. pose proof (inv_pos F _ Hc) as P.
    pose proof (inv_left F (pos_neq F _ Hc)) as I.
    exists (rinv F c * e). split; [apply lt_mul; assumption|]. intros s [A1 A2].
    assert (E : c * (rinv F c * e) = e).
    { transitivity ((rinv F c * c) * e); [ring|]. rewrite I. ring. }
    split; rewrite <- E.
    - replace (c * s - c * t) with (c * (s - t)) by ring. apply lt_mul_pos_l; assumption.
    - replace (c * t - c * s) with (c * (t - s)) by ring. apply lt_mul_pos_l; assumption. }
  intro c. destruct (lt_total F 0 c) as [L|[<-|L]].
  - apply Pos, L.
  - intros t e He. exists 1. split; [apply one_pos|]. intros s _.
    split; [replace (0 * s - 0 * t) with (0 : F) by ring|replace (0 * t - 0 * s) with (0 : F) by ring];
      exact He.
  - apply pos_opp in L. intros t e He. destruct (Pos (- c) L t e He) as [d [Pd D]].
    exists d. split; [exact Pd|]. intros s C. destruct (D s C) as [A1 A2]. split.
    + replace (c * s - c * t) with (- c * t - - c * s) by ring. exact A2.
    + replace (c * t - c * s) with (- c * s - - c * t) by ring. exact A1.
Qed.

Lemma cont_sum : forall n x k (g : nat -> (nat -> F) -> F),
  (forall j, (j < k)%nat -> cont_at n x (g j)) -> cont_at n x (fun y => sum k (fun j => g j y)).
Proof.
  intros n x. induction k as [|k IH]; intros g G; cbn [sum]; [apply cont_const|].
  apply (cont_add n x (fun y => sum k (fun j => g j y)) (g k)).
  - apply IH. intros j Hj. apply G. lia.
  - apply G. lia.
Qed.

(** Finitely many continuous coordinates: one d for all. *)
Lemma coordinatewise : forall n m (f : (nat -> F) -> nat -> F),
  (forall x i, (i < m)%nat -> cont_at n x (fun y => f y i)) -> vcontinuous n m f.
Proof.
  intros n m f H x e He. induction m as [|m IH].
  - exists 1. split; [apply one_pos|]. intros y _ i Hi. lia.
  - destruct IH as [d1 [P1 D1]]; [intros; apply H; lia|].
    destruct (H x m ltac:(lia) e He) as [d2 [P2 D2]].
    destruct (smaller d1 d2 P1 P2) as [d [Pd [L1 L2]]]. exists d. split; [exact Pd|].
    intros y C i Hi. destruct (Nat.eq_dec i m) as [->|Ne].
    + apply (D2 y (vclose_larger _ _ _ _ _ L2 C)).
    + apply (D1 y (vclose_larger _ _ _ _ _ L1 C)). lia.
Qed.

Lemma layer_continuous : forall n l, continuous (act_after l) -> continuous (act_before l) ->
  vcontinuous n (width l) (run n l).
Proof.
  intros n l C B. apply coordinatewise. intros x i _. unfold run.
  apply (cont_comp n x (fun y => mv n (weights l) (fun j => act_before l (y j)) i + bias l i)); [|exact C].
  apply cont_add; [|apply cont_const].
  unfold mv. apply (cont_sum n x n (fun j y => weights l i j * act_before l (y j))). intros j Hj.
  apply (cont_comp n x (fun y => act_before l (y j)) (fun t => weights l i j * t)).
  - apply (cont_comp n x (fun y => y j)); [apply cont_coordinate, Hj|exact B].
  - apply scaling_continuous.
Qed.

Lemma composition_continuous : forall n m k f g, vcontinuous n m f -> vcontinuous m k g ->
  vcontinuous n k (fun x => g (f x)).
Proof.
  intros n m k f g Hf Hg x e He. destruct (Hg (f x) e He) as [d [Pd D]].
  destruct (Hf x d Pd) as [d' [P' D']]. exists d'. split; [exact P'|]. intros y C. apply D, D', C.
Qed.

Lemma network_continuous : forall ls n, 
  (forall l, In l ls -> continuous (act_after l) /\ continuous (act_before l)) ->
  vcontinuous n (out n ls) (network n ls).
Proof.
  induction ls as [|l r IH]; intros n H; cbn [out network].
  - intros x e He. exists e. split; [exact He|]. intros y C. exact C.
  - apply (composition_continuous n (width l)).
    + apply layer_continuous; apply H; left; reflexivity.
    + apply IH. intros l' Hl. apply H. right. exact Hl.
Qed.

Theorem every_network_encodes_a_continuous_function :
  forall (n : nat) (ls : list Layer), 
  (forall l, In l ls -> continuous (act_after l) /\ continuous (act_before l)) ->
  exists f : (nat -> F) -> nat -> F,
    vcontinuous n (out n ls) f /\ forall x, veq (out n ls) (f x) (network n ls x).
Proof.
  intros n ls H. exists (network n ls). split; [apply network_continuous, H|].
  intro x. apply veq_refl.
Qed.
End Network.

Print Assumptions every_network_encodes_a_continuous_function.
