(* Every f of n variables is computed by a directed acyclic graph: here a composition along
   a graph is a list of nodes, each with the earlier values it reads and its constituent
   function, and the value of the last node is the output.  The graph with one node does.
   For all n >= 0 and all functions between any sets (values of the inputs and of the
   nodes in one set A).
   Source: Poggio, section 5.3. *)
Require Import List.
Import ListNotations.

(** A node reads the values listed before it (inputs first) and computes one value. *)
Fixpoint run (A : Type) (nodes : list (list A -> A)) (values : list A) : list A :=
  match nodes with
  | [] => values
  | g :: rest => run A rest (values ++ [g values])
  end.

Theorem all_functions_decompose_along_some_dag :
  forall (A : Type) (f : list A -> A), exists nodes : list (list A -> A), nodes <> [] /\
  forall inputs d, last (run A nodes inputs) d = f inputs.
Proof.
  intros A f. exists [f]. split; [discriminate|]. intros inputs d. cbn [run]. apply last_last.
Qed.

Print Assumptions all_functions_decompose_along_some_dag.
