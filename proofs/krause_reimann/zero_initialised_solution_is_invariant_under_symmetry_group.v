(* phi = id: the gradient-descent limit W from W_0 = 0 satisfies s.W = W for all s
   in Sigma_X.  For all N, every finite X = { xs k : k < m } of pairwise different
   N-vectors, every step size, over every ordered field: whenever the iterates
   converge entrywise to W (that they do for small step sizes is not part of the
   statement; it is the meaning of "the limit").
   Source: Krause & Reimann, abstract and section 4, reading "at least". *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Theorem zero_initialised_solution_is_invariant_under_symmetry_group :
  forall (F : OField) (N m : nat) (xs : nat -> nat -> F) (eta : F) (W : nat -> nat -> F),
  distinct N m xs ->
  (forall i j, i < N -> j < N ->
     tends (fun t => gd N m xs (fun u => u) (fun _ => ru F) (fun _ => eta)
                        (fun _ _ => rz F) t i j) (W i j)) ->
  forall s, Sigma N (family N m xs) s -> meq N N (mact s W) W.
Proof.
  intros F N m xs eta W D L s Hs i j Hi Hj. pose proof (proj1 Hs) as Ps. unfold mact.
  set (G := gd N m xs (fun u : F => u) (fun _ => ru F) (fun _ => eta) (fun _ _ => rz F)) in *.
  apply (@tends_unique F (fun t => G t i j)); [|apply L; assumption].
  apply tends_ext with (fun t => G t (s i) (s j)).
  - intro t. apply (@gd_invariant F N m xs _ _ _ _ s D Hs); try assumption.
    intros a b _ _. reflexivity.
  - apply L; apply (perm_lt Ps); assumption.
Qed.

Print Assumptions zero_initialised_solution_is_invariant_under_symmetry_group.
