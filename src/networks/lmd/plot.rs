//! The spectra of all layers in one SVG picture.

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::text::Row;

/// Nothing below this share of the largest singular value is drawn.
const FLOOR: f64 = 1e-17;
/// More curves than this are told apart by shade, not by name.
const NAMED: usize = 8;
/// Okabe & Ito's colours, distinguishable with any colour vision.
const COLOURS: [RGBColor; NAMED] = [
    RGBColor(0, 114, 178),
    RGBColor(213, 94, 0),
    RGBColor(0, 158, 115),
    RGBColor(204, 121, 167),
    RGBColor(86, 180, 233),
    RGBColor(230, 159, 0),
    RGBColor(0, 0, 0),
    RGBColor(150, 130, 20),
];

/// Names side by side below the panels.
const COLUMNS: usize = 3;
/// Units of the drawing's grid per unit of the picture.
const FINE: u32 = 8;

type PlotError = Box<dyn std::error::Error>;

/// Left: σ_k/σ₁ against k. Right: the smallest relative Frobenius error at rank k. Bands are the enclosures, dots the chosen ranks; zero matrices are left out.
///
/// # Errors
///
/// What the plotting library reports; `"nothing to plot"` if every matrix is zero.
pub fn svg(rows: &[Row]) -> Result<String, PlotError> {
    let curves: Vec<Curve> = rows.iter().filter_map(Curve::new).collect();
    if curves.is_empty() {
        return Err("nothing to plot: no matrix with a non-zero entry".into());
    }
    let named = curves.len() <= NAMED;
    let lines = if named {
        curves.len().div_ceil(COLUMNS)
    } else {
        1
    };
    let (width, height) = (960, 400 + 22 * lines as u32);
    let mut out = String::new();
    {
        let root = SVGBackend::with_string(&mut out, (px(width), px(height))).into_drawing_area();
        root.fill(&WHITE)?;
        let (panels, key) = root.split_vertically(px(390));
        let (left, right) = panels.split_horizontally(px(width / 2));
        panel(
            &left,
            &curves,
            "singular value σₖ / σ₁",
            "index k",
            1,
            &|c| &c.values,
        )?;
        panel(
            &right,
            &curves,
            "best error ‖W − Wₖ‖ / ‖W‖, Frobenius",
            "rank k",
            0,
            &|c| &c.errors,
        )?;
        legend(&key, &curves)?;
        root.present()?;
    }
    // The drawing is laid out on a finer grid, as the backend knows whole units only; the picture keeps its size.
    let size = |scale: u32| {
        format!(
            "<svg width=\"{}\" height=\"{}\"",
            width * scale,
            height * scale
        )
    };
    Ok(out.replacen(&size(FINE), &size(1), 1))
}

/// Lengths on the drawing's grid.
fn px<T: TryFrom<u32> + std::ops::Mul<Output = T>>(length: T) -> T {
    match T::try_from(FINE) {
        Ok(fine) => length * fine,
        Err(_) => length,
    }
}

fn font(size: u32) -> TextStyle<'static> {
    ("serif", px(size)).into_font().color(&BLACK)
}

/// The names below the panels, or how to tell the curves apart without names.
fn legend(area: &DrawingArea<SVGBackend<'_>, Shift>, curves: &[Curve]) -> Result<(), PlotError> {
    let style = font(13).pos(Pos::new(HPos::Left, VPos::Center));
    if curves.len() > NAMED {
        let note = format!(
            "{} matrices, dark to light in file order; circles: chosen ranks",
            curves.len()
        );
        area.draw_text(&note, &style, (px(76), px(10)))?;
        return Ok(());
    }
    for (i, curve) in curves.iter().enumerate() {
        let (x, y) = (
            px(76 + 285 * (i % COLUMNS) as i32),
            px(10 + 22 * (i / COLUMNS) as i32),
        );
        let stroke = colour(i, curves.len()).stroke_width(px(2));
        area.draw(&PathElement::new(vec![(x, y), (x + px(24), y)], stroke))?;
        area.draw_text(&shorten(&curve.name), &style, (x + px(32), y))?;
    }
    Ok(())
}

/// Lower and upper ends at consecutive abscissas.
type Band = Vec<(f64, f64)>;

struct Curve {
    name: String,
    rank: usize,
    values: Band,
    errors: Band,
}

impl Curve {
    fn new(row: &Row) -> Option<Self> {
        let svd = &row.layer.svd;
        let largest = *svd.values().first()?;
        let values: Band = svd
            .values()
            .iter()
            .map(|v| v.checked_div(largest).map(|x| (x.lo(), x.hi().min(1.0))))
            .collect::<Option<_>>()?;
        let errors = svd
            .relative_errors()?
            .iter()
            .map(|x| (x.lo(), x.hi()))
            .collect();
        Some(Self {
            name: row.name.clone(),
            rank: row.layer.rank,
            values,
            errors,
        })
    }
}

fn colour(i: usize, count: usize) -> RGBColor {
    if count <= NAMED {
        return COLOURS[i];
    }
    // Dark blue to yellow, straight through colour space.
    let t = i as f64 / (count - 1) as f64;
    let mix = |a: f64, b: f64| (a + (b - a) * t) as u8;
    RGBColor(mix(20.0, 240.0), mix(20.0, 190.0), mix(110.0, 40.0))
}

fn panel<'a>(
    area: &DrawingArea<SVGBackend<'_>, Shift>,
    curves: &'a [Curve],
    title: &str,
    abscissa: &str,
    first: usize,
    band: &dyn Fn(&'a Curve) -> &'a Band,
) -> Result<(), PlotError> {
    let longest = curves.iter().map(|c| band(c).len()).max().unwrap_or(1);
    // What is exactly zero, or only known to be small, does not stretch the axis below where something is known.
    let smallest = curves
        .iter()
        .flat_map(band)
        .map(|b| b.1)
        .filter(|&y| y > 0.0)
        .fold(1.0, f64::min)
        .max(FLOOR);
    let bottom = smallest / 2.0;
    let end = (first + longest) as f64 - 1.0;
    let margin = (0.02 * (end - first as f64)).max(0.3);
    let mut chart = ChartBuilder::on(area)
        .margin(px(14))
        .caption(title, font(18))
        .x_label_area_size(px(44))
        .y_label_area_size(px(62))
        .build_cartesian_2d(
            first as f64 - margin..end + margin,
            (bottom..1.6).log_scale(),
        )?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .bold_line_style(BLACK.mix(0.12).stroke_width(px(1)))
        .light_line_style(TRANSPARENT)
        .axis_style(BLACK.mix(0.7).stroke_width(px(1)))
        .x_labels(9)
        .y_labels(8)
        .x_desc(abscissa)
        .x_label_formatter(&|x| {
            if x.fract() == 0.0 {
                format!("{x:.0}")
            } else {
                String::new()
            }
        })
        .y_label_formatter(&|y| power(*y))
        .label_style(font(16))
        .axis_desc_style(font(17))
        .set_all_tick_mark_size(px(5))
        .draw()?;
    for (i, curve) in curves.iter().enumerate() {
        let colour = colour(i, curves.len());
        let points = band(curve);
        let at = |k: usize| (first + k) as f64;
        let visible = points.iter().take_while(|p| p.1 >= bottom).count();
        let upper: Vec<(f64, f64)> = (0..visible).map(|k| (at(k), points[k].1)).collect();
        let lower = (0..visible).rev().map(|k| (at(k), points[k].0.max(bottom)));
        let wide = points[..visible].iter().any(|p| p.0 < 0.98 * p.1);
        if wide {
            let outline: Vec<(f64, f64)> = upper.iter().copied().chain(lower).collect();
            chart.draw_series(std::iter::once(Polygon::new(outline, colour.mix(0.15))))?;
        }
        chart.draw_series(LineSeries::new(
            upper.iter().copied(),
            colour.stroke_width(px(2)),
        ))?;
        if longest <= 40 {
            chart.draw_series(
                upper
                    .iter()
                    .map(|&p| Circle::new(p, px(2), colour.filled())),
            )?;
        }
        // On the left the last singular value that is kept, on the right the error that remains.
        let mark = if first == 1 {
            curve.rank.checked_sub(1)
        } else {
            Some(curve.rank)
        };
        if let Some(&(x, y)) = mark.and_then(|m| upper.get(m)) {
            chart.draw_series([
                Circle::new((x, y), px(4), WHITE.filled()),
                Circle::new((x, y), px(4), colour.stroke_width(px(2))),
            ])?;
        }
    }
    Ok(())
}

/// `10⁻³` for powers of ten, nothing in between.
fn power(y: f64) -> String {
    let exponent = y.log10();
    if (exponent - exponent.round()).abs() > 1e-6 {
        return String::new();
    }
    let digits = format!("{:.0}", exponent.round());
    let raised: String = digits
        .chars()
        .map(|c| match c {
            '-' => '⁻',
            c => c.to_digit(10).map_or(c, |d| {
                ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][d as usize]
            }),
        })
        .collect();
    if raised == "⁰" || raised == "⁻⁰" {
        "1".into()
    } else {
        format!("10{raised}")
    }
}

/// At most 34 characters, the middle left out.
fn shorten(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    if characters.len() <= 34 {
        return name.into();
    }
    let (head, tail) = (&characters[..16], &characters[characters.len() - 17..]);
    head.iter().chain(&['…']).chain(tail).collect()
}
