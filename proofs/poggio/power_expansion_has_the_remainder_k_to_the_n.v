(* z_n = sum_{k<n} K^k u is the state of z_{t+1} = K z_t + u after n steps from 0, and
   (I - K) z_n = u - K^n u.  For all sizes d, all n, over every commutative ring.
   Source: Poggio, section 5.2. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Expansion.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem power_expansion_has_the_remainder_k_to_the_n :
  forall (d n : nat) (K : nat -> nat -> R) (u : nat -> R),
  let z := fun i => sum n (fun k => iter k (mv d K) u i) in
  veq d (iter n (fun y i => mv d K y i + u i) (fun _ => 0)) z /\
  veq d (fun i => z i - mv d K z i) (fun i => u i - iter n (mv d K) u i).
Proof.
  intros d n K u z.
  (* K z_m = sum of the shifted terms *)
  assert (Sh : forall m i, mv d K (fun j => sum m (fun k => iter k (mv d K) u j)) i
                          = sum m (fun k => iter (S k) (mv d K) u i)).
  { intros m i. unfold mv at 1.
    transitivity (sum d (fun j => sum m (fun k => K i j * iter k (mv d K) u j))).
    - apply sum_ext. intros j _. symmetry. apply sum_mul_l.
    - rewrite sum_swap. apply sum_ext. intros k _. reflexivity. }
  assert (T : forall m i, sum m (fun k => iter (S k) (mv d K) u i) + u i
                          = sum m (fun k => iter k (mv d K) u i) + iter m (mv d K) u i).
  { induction m as [|m IH]; intro i; [cbn; ring|].
    cbn [sum]. transitivity ((sum m (fun k => iter (S k) (mv d K) u i) + u i) + iter (S m) (mv d K) u i); [ring|].
    rewrite IH. ring. }
  split.
  - unfold z. clear z. induction n as [|n IH]; intros i Hi; [reflexivity|].
    cbn [iter sum]. rewrite (mv_veq _ K i IH), Sh. apply T.
  - intros i Hi. unfold z. rewrite Sh.
    pose proof (T n i) as E.
    transitivity (sum n (fun k => iter k (mv d K) u i)
      - (sum n (fun k => iter (S k) (mv d K) u i) + u i) + u i); [ring|].
    rewrite E. ring.
Qed.
End Expansion.

Print Assumptions power_expansion_has_the_remainder_k_to_the_n.
