//! §5.1, remarks: kernels as middle layers, Fourier eigenfunctions and random features, CDMA.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

/// The output at the points of Y·M·k(x): Y·M·K.
fn kernel_recall<N: Number>(
    y: &Matrix<N>,
    middle: &Matrix<N>,
    k: &Matrix<N>,
) -> Result<Matrix<N>, Undefined> {
    y.times(middle)?.times(k)
}

fn kernels(words: &str) -> Space {
    Space::new(words)
        .natural("N", 1, 2)
        .matrix("K", "N", "N", &[1, 0, -1, 2])
}

fn invertible<N: Number>(k: &Matrix<N>) -> Result<bool, Undefined> {
    Ok(!zero(&k.determinant()?)?)
}

claim! {
    pub struct KernelMiddle = "poggio::kernel_matrix_as_middle_layer_recalls_the_outputs", B;
    place: "First remark of §5.1 (\"Consider instead of W_{i,j} = (XᵀX)_{i,j} the choice W_{i,j} = K(x_i, x_j)\")";
    says: "Reading \"W_2 = K\". With first layer k(x) = (K(x_1,x),…,K(x_N,x))ᵀ, W_2 = K invertible, W_3 = Y: the output at x_j is y_j for all Y, j.";
    reading: "K a symmetric matrix of values; Y = I, since the output is linear in Y.";
    verdict: "Refuted by N = 1, K = (2): the output is 4y.";
    repair: "poggio::kernel_matrix_as_middle_layer_recalls_iff_its_square_is_the_identity";
    domain: kernels("N ≤ 2, K with entries 0, ±1, 2");
    judge<N>(case) {
        let k = case.matrix("K")?;
        let id = Matrix::identity(k.rows());
        Ok(Judgement::new()
            .given("K is symmetric", Some(agree(k, &k.transpose())?))
            .given("K is invertible", Some(invertible(k)?))
            .equal_matrices("outputs", &kernel_recall(&id, k, k)?, &id))
    }
}

claim! {
    pub struct KernelMiddleIff = "poggio::kernel_matrix_as_middle_layer_recalls_iff_its_square_is_the_identity", Own;
    place: "First remark of §5.1";
    says: "With W_2 = K the outputs at x_1…x_N are YK²; they are Y for all Y iff K² = I, and for a positive semidefinite K iff K = I, that is, iff the keys are orthonormal in feature space.";
    reading: "Symmetry of K is needed in no part. Enumerated: K symmetric, N ≤ 2; Y the identity and a second Y.";
    verdict: "Proved for all N and K.";
    repairs: "poggio::kernel_matrix_as_middle_layer_recalls_the_outputs";
    formal: "kernel_matrix_as_middle_layer_recalls_iff_its_square_is_the_identity" in "poggio/kernel_matrix_as_middle_layer_recalls_iff_its_square_is_the_identity.v";
    domain: kernels("N ≤ 2, K with entries 0, ±1, 2").matrix("Y", 1, "N", &[1, 2]);
    judge<N>(case) {
        let (k, y) = (case.matrix("K")?, case.matrix("Y")?);
        let id = Matrix::identity(k.rows());
        let all = agree(&kernel_recall(&id, k, k)?, &id)?;
        let one = agree(&kernel_recall(y, k, k)?, y)?;
        let square = agree(&k.times(k)?, &id)?;
        let orthonormal = agree(k, &id)?;
        let psd = semidefinite(k)?;
        Ok(Judgement::new().given("K is symmetric", Some(agree(k, &k.transpose())?)).said(
            Some(all == square && (!square || one) && (!psd || all == orthonormal)),
            format!("all recalled: {all}, this Y: {one}"),
            format!("K² = I: {square}, K = I: {orthonormal}"),
        ))
    }
}

claim! {
    pub struct InverseKernelMiddle = "poggio::inverse_kernel_matrix_as_middle_layer_recalls_the_outputs", B;
    place: "First remark of §5.1 (\"Consider instead of W_{i,j} = (XᵀX)_{i,j} the choice W_{i,j} = K(x_i, x_j)\")";
    says: "Reading \"W_2 = K^{−1}\". With first layer k(x) = (K(x_1,x),…,K(x_N,x))ᵀ, K invertible, W_2 = K^{−1}, W_3 = Y: the output at x_j is y_j for all Y, j.";
    reading: "Any kernel function and points in the formal proof. One row of Y in the instances.";
    verdict: "Proved for all N, kernels and Y.";
    formal: "inverse_kernel_matrix_as_middle_layer_recalls_the_outputs" in "poggio/inverse_kernel_matrix_as_middle_layer_recalls_the_outputs.v";
    domain: kernels("N ≤ 2, K with entries 0, ±1, 2, all real Y").free_matrix("Y", 1, "N");
    judge<N>(case) {
        let (k, y) = (case.matrix("K")?, case.matrix("Y")?);
        let j = Judgement::new().given("K is invertible", Some(invertible(k)?));
        Ok(match k.inverse()? {
            None => j.said(Some(true), "singular", "singular"),
            Some(inverse) => j.equal_matrices("outputs", &kernel_recall(y, &inverse, k)?, y),
        })
    }
}

/// Row sums of the Gaussian kernel matrix q^{(i − j)²} of n equally spaced points.
fn gaussian_row_sums<N: Number>(n: usize, q: &N) -> Vec<N> {
    (0..n)
        .map(|i| sum((0..n).map(|j| q.power((i.abs_diff(j) * i.abs_diff(j)) as u32))))
        .collect()
}

claim! {
    pub struct GaussianInterval = "poggio::gaussian_kernel_has_fourier_eigenfunctions_on_an_interval", B;
    place: "First remark of §5.1 (\"A shift-invariant kernel such as the Gaussian kernel has φ_ℓ(x) which are orthonormal Fourier eigenfunctions\")";
    says: "Reading \"interval or finite set of the line\". For the Gaussian kernel on [0,1] with Lebesgue measure, and for the Gaussian kernel matrix of equally spaced points, the constant function is an eigenfunction of the associated operator.";
    reading: "Judged for equally spaced points: K_ij = q^{(i−j)²}, q = exp(−h²/(2s²)) any number in (0, 1). The constant vector is an eigenvector iff all row sums are equal.";
    verdict: "Refuted by three points: the row sums are 1 + q + q⁴ and 1 + 2q.";
    repair: "poggio::constant_is_an_eigenvector_of_the_gaussian_matrix_iff_there_are_at_most_two_points";
    domain: Space::new("n ≤ 5 points, q = 1/2, 1/3, 2/3").natural("n", 1, 5).number("q", &[(1, 2), (1, 3), (2, 3)]);
    judge<N>(case) {
        let (n, q) = (case.natural("n")?, case.number("q")?);
        let sums = gaussian_row_sums(n, q);
        let inside = less(&N::integer(0), q)? && less(q, &N::integer(1))?;
        Ok(Judgement::new().given("0 < q < 1", Some(inside)).equal_vectors("row sum", &sums, &vec![sums[0].clone(); n]))
    }
}

claim! {
    pub struct GaussianIntervalIff = "poggio::constant_is_an_eigenvector_of_the_gaussian_matrix_iff_there_are_at_most_two_points", Own;
    place: "First remark of §5.1";
    says: "For 0 < q < 1 the constant vector is an eigenvector of (q^{(i−j)²}), i, j ≤ n, iff n ≤ 2: for n ≥ 3 the second row sum exceeds the first. With the distance taken around a circle of n points it always is one.";
    reading: "The difference of the first two row sums is q − q^{(n−1)²}, which is judged, too.";
    verdict: "Exhausted for n ≤ 6 and three values of q.";
    repairs: "poggio::gaussian_kernel_has_fourier_eigenfunctions_on_an_interval";
    domain: Space::new("n ≤ 6 points, q = 1/2, 1/3, 2/3").natural("n", 2, 6).number("q", &[(1, 2), (1, 3), (2, 3)]);
    judge<N>(case) {
        let (n, q) = (case.natural("n")?, case.number("q")?);
        let inside = less(&N::integer(0), q)? && less(q, &N::integer(1))?;
        let sums = gaussian_row_sums(n, q);
        let constant = alike(&sums, &vec![sums[0].clone(); n])?;
        let gap = sums[1].clone() - sums[0].clone();
        let formula = decided(gap.same(&(q.clone() - q.power(((n - 1) * (n - 1)) as u32))), "equality")?;
        let around = |i: usize, j: usize| i.abs_diff(j).min(n - i.abs_diff(j));
        let circle: Vec<N> = (0..n).map(|i| sum((0..n).map(|j| q.power((around(i, j) * around(i, j)) as u32)))).collect();
        let circular = alike(&circle, &vec![circle[0].clone(); n])?;
        Ok(Judgement::new()
            .given("0 < q < 1", Some(inside))
            .said(Some(constant == (n <= 2) && formula && circular), format!("constant: {constant}, difference {gap}, circle: {circular}"), format!("n ≤ 2: {}", n <= 2)))
    }
}

claim! {
    pub struct CharactersAreEigenfunctions = "poggio::shift_invariant_kernels_have_fourier_eigenfunctions_on_finite_abelian_groups", B;
    place: "First remark of §5.1 (\"A shift-invariant kernel such as the Gaussian kernel has φ_ℓ(x) which are orthonormal Fourier eigenfunctions\")";
    says: "Reading \"group\". For every shift-invariant kernel on a finite abelian group with counting measure the characters are eigenfunctions.";
    reading: "Instances: ℤ_a × ℤ_b with the character (x, y) ↦ ω^{bjx + aly}, ω = e^{2πi/(ab)}. Powers of ω are represented by polynomials in t modulo t^{ab} − 1; an equation that holds there holds at t = ω. All real kernels. The formal proof is for any finite abelian group and any multiplicative function into a commutative ring.";
    verdict: "Proved for every finite abelian group, kernel and character.";
    formal: "shift_invariant_kernels_have_fourier_eigenfunctions_on_finite_abelian_groups" in "poggio/shift_invariant_kernels_have_fourier_eigenfunctions_on_finite_abelian_groups.v";
    domain: Space::new("ℤ_a × ℤ_b, a, b ≤ 3, all characters, all real kernels").natural("a", 1, 3).natural("b", 1, 3).natural("j", 0, 2).natural("l", 0, 2).free_matrix("k", "a", "b");
    judge<N>(case) {
        let (a, b, j, l) = (case.natural("a")?, case.natural("b")?, case.natural("j")?, case.natural("l")?);
        let (k, n) = (case.matrix("k")?, a * b);
        let character = |x: usize, y: usize| (b * j * x + a * l * y) % n;
        // coefficients of powers of t
        let mut judgement = Judgement::new().given("j < a, l < b", Some(j < a && l < b));
        for x in 0..a {
            for y in 0..b {
                let (mut left, mut right) = (vec![N::integer(0); n], vec![N::integer(0); n]);
                for u in 0..a {
                    for v in 0..b {
                        // Σ k(x − u, y − v) χ(u, v), and λχ(x, y) with λ = Σ k(u, v) χ(−u, −v)
                        let c = character(u, v);
                        left[c] = left[c].clone() + k.at((x + a - u) % a, (y + b - v) % b).clone();
                        let e = (character(x, y) + character(a - u, b - v)) % n;
                        right[e] = right[e].clone() + k.at(u, v).clone();
                    }
                }
                judgement = judgement.equal_vectors("Kχ", &left, &right);
            }
        }
        Ok(judgement)
    }
}

claim! {
    pub struct RandomFeatures = "poggio::random_fourier_features_approximate_the_gaussian_kernel_with_conjugation", B;
    place: "First remark of §5.1 (\"It can be approximated by random Fourier features e^{−iωx} with ω drawn from a Gaussian\")";
    says: "Reading \"with complex conjugate\". For ω ~ 𝒩(0, s²), all x, y ∈ ℝ: E[e^{−iωx} · conj(e^{−iωy})] = exp(−s²(x − y)²/2).";
    reading: "The product is e^{−iωt}, t = x − y, whose expectation is Σ_n (−it)^n E[ω^n]/n! (absolutely convergent, E e^{|ωt|} being finite). Odd moments vanish, E[ω^{2m}] = s^{2m}(2m − 1)!! by E[ω^{2m}] = (2m − 1)s²E[ω^{2m−2}]. The coefficient of (s²t²)^m is compared with that of the exponential, (−1/2)^m/m!; the formal proof is (2m)! = 2^m·m!·(2m − 1)!! for all m.";
    verdict: "Proved: all coefficients agree.";
    formal: "random_fourier_features_approximate_the_gaussian_kernel_with_conjugation" in "poggio/random_fourier_features_approximate_the_gaussian_kernel_with_conjugation.v";
    domain: Space::new("m ≤ 8").natural("m", 0, 8);
    judge<N>(case) {
        let m = case.natural("m")?;
        let moment = (1..=m).fold(N::integer(1), |e, k| e * whole(2 * k - 1));
        let factorial = |n: usize| (1..=n).fold(N::integer(1), |p, k| p * whole(k));
        let sign = N::integer(if m % 2 == 0 { 1 } else { -1 });
        let left = ratio(&(sign * moment), &factorial(2 * m))?;
        let right = ratio(&N::ratio(-1, 2).power(m as u32), &factorial(m))?;
        Ok(Judgement::new().equal("coefficient", left, right))
    }
}

claim! {
    pub struct RandomFeaturesUnconjugated = "poggio::random_fourier_features_approximate_the_gaussian_kernel_as_in_eq10", B;
    place: "First remark of §5.1 (\"It can be approximated by random Fourier features e^{−iωx} with ω drawn from a Gaussian\") with Φᵀ(x)Φ(y) of eq. 10";
    says: "Reading \"Φᵀ Φ without conjugate\". For ω ~ 𝒩(0, s²): E[e^{−iωx}e^{−iωy}] = exp(−s²(x − y)²/2) for all x, y.";
    reading: "E[e^{−iωt}] = exp(−s²t²/2) with t = x + y (see the reading with conjugation); the exponents are compared, exp being injective.";
    verdict: "Refuted by s = x = y = 1: exp(−2) against 1.";
    repair: "poggio::unconjugated_random_features_give_the_kernel_of_x_and_minus_y";
    domain: Space::new("s = 1, 2, x, y among 0, 1, −1").number("s", &[(1, 1), (2, 1)]).number("x", &[(0, 1), (1, 1), (-1, 1)]).number("y", &[(0, 1), (1, 1), (-1, 1)]);
    judge<N>(case) {
        let (s, x, y) = (case.number("s")?, case.number("x")?, case.number("y")?);
        let half = N::ratio(-1, 2) * s.squared();
        Ok(Judgement::new().equal("exponent", half.clone() * (x.clone() + y.clone()).squared(), half * (x.clone() - y.clone()).squared()))
    }
}

claim! {
    pub struct RandomFeaturesReflected = "poggio::unconjugated_random_features_give_the_kernel_of_x_and_minus_y", Own;
    place: "First remark of §5.1 with Φᵀ(x)Φ(y) of eq. 10";
    says: "For ω ~ 𝒩(0, s²): E[e^{−iωx}e^{−iωy}] = exp(−s²(x + y)²/2) = k(x, −y), and this equals k(x, y) iff s·x·y = 0: the exponents differ by 2s²xy. Real features cos(ωx), sin(ωx) need no conjugate: cos(ωx)cos(ωy) + sin(ωx)sin(ωy) = cos(ω(x − y)).";
    reading: "The difference of the exponents, at all real s, x, y.";
    verdict: "Proved by identity.";
    repairs: "poggio::random_fourier_features_approximate_the_gaussian_kernel_as_in_eq10";
    domain: Space::new("all real s, x, y").free("s").free("x").free("y").complete();
    judge<N>(case) {
        let (s, x, y) = (case.number("s")?, case.number("x")?, case.number("y")?);
        let half = N::ratio(-1, 2) * s.squared();
        let difference = half.clone() * (x.clone() - y.clone()).squared() - half * (x.clone() + y.clone()).squared();
        Ok(Judgement::new().equal("difference of the exponents", difference, N::integer(2) * s.squared() * x.clone() * y.clone()))
    }
}

claim! {
    pub struct Cdma = "poggio::cdma_decoding_is_the_linear_associator", B;
    place: "Second remark of §5.1";
    says: "With orthogonal codes c_n ∈ {±1}^D, N ≤ D, signal r = Σ_n b_n c_n: b_n = ⟨c_n, r⟩/D for all n.";
    reading: "The codes are the rows of C. N ≤ D follows from orthogonality.";
    verdict: "Proved for all D, N, codes and b.";
    formal: "cdma_decoding_is_the_linear_associator" in "poggio/cdma_decoding_is_the_linear_associator.v";
    domain: Space::new("D = 1, 2, 4, N ≤ 2, all codes, all real b").natural("D", 1, 4).natural("N", 1, 2).matrix("C", "N", "D", &[1, -1]).free_vector("b", "N");
    judge<N>(case) {
        let (c, b) = (case.matrix("C")?, case.vector("b")?);
        let orthogonal = agree(&outer(c)?, &Matrix::identity(c.rows()).scaled(&whole(c.cols())))?;
        let signs = c.entries().iter().try_fold(true, |all, e| Ok(all && decided(e.squared().same(&N::integer(1)), "a sign")?))?;
        let signal = c.transpose().apply(b)?;
        let share = N::ratio(1, c.cols().max(1) as i64);
        let decoded: Vec<N> = c.apply(&signal)?.iter().map(|t| t.clone() * share.clone()).collect();
        Ok(Judgement::new().given("codes are orthogonal signs", Some(orthogonal && signs)).equal_vectors("b", &decoded, b))
    }
}
