(* If some permutation s_0 has s_0.x_k = y_k for all k, there are as many such permutations
   as permutations with t.x_k = x_k for all k: t |-> t s_0 is a bijection from the second set
   onto the first one, with inverse s |-> s s_0^-1.  For all N and any number of pairs
   (finite or not), over any type of entries; permutations count as equal if they agree
   on the N indices.
   Source: Krause & Reimann, section 4. *)
Require Import Arith Lia FinFun.
Require Import Elenchus.formal.Finite.

Definition fits (A K : Type) (N : nat) (x y : K -> nat -> A) (s : nat -> nat) : Prop :=
  perm N s /\ forall k, veq N (act s (x k)) (y k).
Arguments fits {A K} N x y s.

Theorem rules_fitting_the_training_pairs_form_a_coset :
  forall (A K : Type) (N : nat) (x y : K -> nat -> A),
  (exists s0, fits N x y s0) ->
  exists f g : (nat -> nat) -> (nat -> nat),
    (forall t, fits N x x t -> fits N x y (f t)) /\
    (forall s, fits N x y s -> fits N x x (g s)) /\
    (forall t, veq N (g (f t)) t) /\ (forall s, veq N (f (g s)) s) /\
    (forall t t', veq N t t' -> veq N (f t) (f t')) /\
    (forall s s', veq N s s' -> veq N (g s) (g s')).
Proof.
  intros A K N x y [s0 [P0 E0]].
  destruct (perm_inv P0) as [u [Pu [US SU]]].
  exists (fun t i => t (s0 i)), (fun s i => s (u i)). repeat split.
  - exact (proj1 (perm_comp (proj1 H) P0)).
  - exact (proj2 (perm_comp (proj1 H) P0)).
  - intros k i Hi. rewrite <- (E0 k i Hi). exact (proj2 H k (s0 i) (perm_lt P0 Hi)).
  - exact (proj1 (perm_comp (proj1 H) Pu)).
  - exact (proj2 (perm_comp (proj1 H) Pu)).
  - intros k i Hi. transitivity (y k (u i)); [exact (proj2 H k (u i) (perm_lt Pu Hi))|].
    rewrite <- (E0 k (u i) (perm_lt Pu Hi)). unfold act. rewrite (SU i Hi). reflexivity.
  - intros t i Hi. cbn. rewrite (SU i Hi). reflexivity.
  - intros s i Hi. cbn. rewrite (US i Hi). reflexivity.
  - intros t t' E i Hi. exact (E (s0 i) (perm_lt P0 Hi)).
  - intros s s' E i Hi. exact (E (u i) (perm_lt Pu Hi)).
Qed.

Print Assumptions rules_fitting_the_training_pairs_form_a_coset.
