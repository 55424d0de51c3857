(* Eckart-Young theorem.  M = U S V^T of shape m x n, U of shape m x m with U^T U = I, V of shape
   n x n with V^T V = I, S of shape m x n with s_0 >= s_1 >= ... >= 0 on the diagonal and 0
   elsewhere; M' = U S_k V^T keeps s_0, ..., s_{k-1}.  A matrix of rank <= k is one that is a
   product of an m x k and a k x n matrix.  Then, for all m, n, k:
   - M' has rank <= k;
   - |M - M'|_F^2 = sum_{j >= k} s_j^2, and |M - N|_F^2 >= |M - M'|_F^2 for all N of rank <= k;
   - the spectral norm of M - M' is s_k (0 if k >= min(m, n)), and no N of rank <= k has a
     smaller one: every bound for M - N is at least s_k.
   Norms are compared by their squares: the squared spectral norm of E is the least d >= 0
   with |Ex|^2 <= d |x|^2 for all x.  Over every ordered field in which M has the factors
   U, S, V (over the real numbers every M has).
   Source: Ng, Luo & Qiu, text before eq. 3. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section EckartYoung.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem truncated_svd_is_a_best_low_rank_approximation :
  forall (m n k : nat) (U V : nat -> nat -> F) (s : nat -> F) (M : nat -> nat -> F),
  orthonormal F m m U -> orthonormal F n n V ->
  (forall j, (j < Nat.min m n)%nat -> ~ s j < 0) ->
  (forall j, (S j < Nat.min m n)%nat -> ~ s j < s (S j)) ->
  meq m n M (mm m U (mm n (diagonal F s) (transposed F V))) ->
  let M' := mm m U (mm n (diagonal F (cut F k s)) (transposed F V)) in
  let next := cut F (Nat.min m n) s k in
  rank_le F m n k M' /\
  frob2 F m n (minus F M M') = sum (Nat.min m n) (fun j => if Nat.ltb j k then 0 else s j * s j) /\
  (forall N, rank_le F m n k N -> ~ frob2 F m n (minus F M N) < frob2 F m n (minus F M M')) /\
  spectral_norm2 F m n (minus F M M') (next * next) /\
  (forall N d, rank_le F m n k N -> spectral_bound F m n (minus F M N) d -> ~ d < next * next).
Proof. exact (eckart_young F). Qed.
End EckartYoung.

Print Assumptions truncated_svd_is_a_best_low_rank_approximation.
