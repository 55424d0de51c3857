(* For every Mealy machine with finite S, A, O there are D and orthonormal keys
   x_(s,a) in R^D such that the linear associator storing (s,a) -> (delta(s,a),
   lambda(s,a)), iterated with its own state output, reproduces the machine's output on
   every input word.  States, inputs, outputs are numbers below ns, na, no.  The keys are
   the unit vectors of R^(ns na), index s na + a; states and outputs are coded by unit
   vectors, so a stored value is a vector with ns + no entries.  A = sum_(s,a) y x^T.  The
   loop is closed by the state output v itself: the next key has entries v_s (e_a)_b at
   s na + b, that is v (x) e_a, which is x_(s,a) when v codes s.  For all ns, na, no, over
   every commutative ring.
   Source: Poggio, section 3.2, Figure 3, reading "one code vector per (state, input)
   pair". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Machine.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Variables (ns na no : nat) (step out : nat -> nat -> nat).
Hypothesis step_ok : forall s a, (s < ns)%nat -> (a < na)%nat -> (step s a < ns)%nat.
Hypothesis out_ok : forall s a, (s < ns)%nat -> (a < na)%nat -> (out s a < no)%nat.

Definition unit (k : nat) : nat -> R := fun i => delta i k.
Definition key (s a : nat) : nat -> R := unit (s * na + a).
(* value stored with (s,a): state code in the entries below ns, output code above *)
Definition value (s a : nat) : nat -> R := fun i =>
  if Nat.ltb i ns then delta i (step s a) else delta (i - ns) (out s a).
Definition memory : nat -> nat -> R := fun i d =>
  sum ns (fun s => sum na (fun a => value s a i * key s a d)).
(* v (x) e_a *)
Definition feedback (v : nat -> R) (a : nat) : nat -> R :=
  fun d => v (d / na)%nat * delta (d mod na) a.
Definition read (v : nat -> R) (a : nat) : nat -> R :=
  mv (ns * na) memory (feedback v a).

(* state output after the inputs word 0, ..., word (t-1), from state s *)
Fixpoint state_code (s : nat) (word : nat -> nat) (t : nat) : nat -> R :=
  match t with O => unit s | S k => read (state_code s word k) (word k) end.
Definition output_code (s : nat) (word : nat -> nat) (t : nat) : nat -> R :=
  fun i => read (state_code s word t) (word t) (ns + i)%nat.
Fixpoint state (s : nat) (word : nat -> nat) (t : nat) : nat :=
  match t with O => s | S k => step (state s word k) (word k) end.

Lemma keys_orthonormal : forall s a s' a', (s < ns)%nat -> (a < na)%nat -> (s' < ns)%nat ->
  (a' < na)%nat ->
  dot (ns * na) (key s a) (key s' a') = (if andb (Nat.eqb s s') (Nat.eqb a a') then 1 else 0).
Proof.
  intros s a s' a' Hs Ha Hs' Ha'.
  assert (L : (s' * na + a' < ns * na)%nat) by nia.
  unfold dot, key, unit. rewrite (sum_delta R (fun i => delta i (s * na + a)) L).
  destruct (Nat.eqb_spec s s') as [->|Ns]; [destruct (Nat.eqb_spec a a') as [->|Na]|]; cbn.
  - apply delta_same.
  - apply delta_diff. lia.
  - apply delta_diff. nia.
Qed.

Lemma recall : forall s a, (s < ns)%nat -> (a < na)%nat ->
  forall i, mv (ns * na) memory (key s a) i = value s a i.
Proof.
  intros s a Hs Ha i.
  assert (L : (s * na + a < ns * na)%nat) by nia.
  unfold key, unit. rewrite (mv_delta R memory i L). unfold memory.
  rewrite <- (sum_delta R (fun s' => value s' a i) Hs). apply sum_ext. intros s' Hs'.
  destruct (Nat.eq_dec s' s) as [->|Ne].
  - rewrite delta_same. transitivity (value s a i); [|ring].
    rewrite <- (sum_delta R (fun a' => value s a' i) Ha). apply sum_ext. intros a' Ha'.
    f_equal. unfold key, unit. destruct (Nat.eq_dec a' a) as [->|Na].
    + rewrite !delta_same. reflexivity.
    + rewrite !delta_diff; [reflexivity|exact Na|lia].
  - rewrite delta_diff by exact Ne. rewrite (@sum_zero R na); [ring|]. intros a' Ha'.
    unfold key, unit. rewrite delta_diff; [ring|nia].
Qed.

Lemma feedback_is_key : forall v s a, (s < ns)%nat -> (a < na)%nat -> veq ns v (unit s) ->
  veq (ns * na) (feedback v a) (key s a).
Proof.
  intros v s a Hs Ha E d Hd. unfold feedback, key.
  assert (Q : (d / na < ns)%nat) by (apply Nat.div_lt_upper_bound; lia).
  rewrite (E _ Q). unfold unit.
  pose proof (Nat.div_mod d na ltac:(lia)) as M. pose proof (Nat.mod_upper_bound d na ltac:(lia)) as B.
  set (qq := (d / na)%nat) in *. set (rr := (d mod na)%nat) in *.
  destruct (Nat.eq_dec qq s) as [->|Nq]; [destruct (Nat.eq_dec rr a) as [->|Nr]|].
  - rewrite !delta_same. assert (Ed : d = (s * na + a)%nat) by lia. rewrite Ed, delta_same. ring.
  - rewrite delta_same, !delta_diff; [ring|lia|exact Nr].
  - rewrite (delta_diff R Nq). rewrite (@delta_diff R d); [ring|nia].
Qed.

Theorem every_finite_state_machine_is_an_associative_memory_with_feedback :
  (forall s a s' a', (s < ns)%nat -> (a < na)%nat -> (s' < ns)%nat -> (a' < na)%nat ->
     dot (ns * na) (key s a) (key s' a') = (if andb (Nat.eqb s s') (Nat.eqb a a') then 1 else 0)) /\
  (forall s word, (s < ns)%nat -> (forall t, (word t < na)%nat) -> forall t,
     veq ns (state_code s word t) (unit (state s word t)) /\
     veq no (output_code s word t) (unit (out (state s word t) (word t)))).
Proof.
  split; [exact keys_orthonormal|]. intros s word Hs Hw.
  assert (Hst : forall t, (state s word t < ns)%nat).
  { induction t as [|t IH]; [exact Hs|]. cbn. apply step_ok; [exact IH|apply Hw]. }
  assert (Rd : forall t, veq ns (state_code s word t) (unit (state s word t)) ->
     forall i, read (state_code s word t) (word t) i = value (state s word t) (word t) i).
  { intros t E i. unfold read.
    rewrite (mv_veq R memory i (feedback_is_key _ _ _ (Hst t) (Hw t) E)).
    apply recall; [apply Hst|apply Hw]. }
  assert (St : forall t, veq ns (state_code s word t) (unit (state s word t))).
  { induction t as [|t IH]; [apply veq_refl|]. intros i Hi. cbn [state_code state].
    rewrite (Rd t IH). unfold value, unit. destruct (Nat.ltb_spec i ns); [reflexivity|lia]. }
  intro t. split; [apply St|]. intros i Hi. unfold output_code. rewrite (Rd t (St t)).
  unfold value, unit. destruct (Nat.ltb_spec (ns + i) ns); [lia|].
  replace (ns + i - ns)%nat with i by lia. reflexivity.
Qed.
End Machine.

Print Assumptions every_finite_state_machine_is_an_associative_memory_with_feedback.
