using System.Globalization;
using System.Text;

namespace LlmRouter.Bench.Soak;

/// <summary>Draws what was seen as one SVG: a panel for each curve, one above the other over the same time.</summary>
internal sealed class SoakChart(SoakSamples samples, string subtitle)
{
    private const int Width = 960;
    private const int Left = 190;
    private const int Right = 840;
    private const int Top = 84;
    private const int PanelHeight = 74;
    private const int PanelStep = 100;

    // A long run has more looks than the picture has pixels: each column shows its lowest, middle and highest.
    private const int MostColumns = 320;
    private static readonly string[] Colours = ["#2563a8", "#b4541a", "#7a4fa3", "#1f7a5c", "#a63a5b", "#52606d"];
    private readonly StringBuilder svg = new();

    private static int Bottom => Top + (SoakCurve.All.Count - 1) * PanelStep + PanelHeight;

    private double First => samples.All.Count == 0 ? 0 : Math.Min(0, samples.All[0].At.TotalMinutes);

    private double Last => samples.All.Count == 0 ? 1 : Math.Max(samples.Load.TotalMinutes, samples.All[^1].At.TotalMinutes);

    public string Draw()
    {
        var height = Bottom + 70;
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"title\" font-family=\"system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif\">");
        Add($"<title id=\"title\">LLM Router under mixed traffic: {Escape(subtitle)}</title>");
        Add($"<rect width=\"{Width}\" height=\"{height}\" rx=\"12\" fill=\"#fcfcfa\"/>");
        Add($"<text x=\"28\" y=\"40\" font-size=\"20\" font-weight=\"600\" fill=\"#1c2733\">LLM Router under mixed traffic</text>");
        Add($"<text x=\"28\" y=\"62\" font-size=\"13\" fill=\"#5b6875\">{Escape(subtitle)}</text>");
        for (var curve = 0; curve < SoakCurve.All.Count; curve++) DrawPanel(curve, Top + curve * PanelStep);
        DrawTime();
        Add($"</svg>");
        return svg.ToString();
    }

    private void DrawPanel(int curve, int top)
    {
        var (colour, about) = (Colours[curve % Colours.Length], SoakCurve.All[curve]);
        var known = samples.All.Select(sample => sample.Values[curve]).Where(double.IsFinite).ToList();
        var (low, high) = known.Count == 0 ? (0, 1) : (known.Min(), known.Max());
        var scale = ScaleOf(low, high, top);
        Add($"<rect x=\"{Left}\" y=\"{top}\" width=\"{Right - Left}\" height=\"{PanelHeight}\" fill=\"#f3f4f1\"/>");
        DrawQuiet(First, 0, top);
        DrawQuiet(samples.Load.TotalMinutes, Last, top);
        Add($"<text x=\"28\" y=\"{top + 22}\" font-size=\"14\" font-weight=\"600\" fill=\"{colour}\">{Escape(about.Name)}</text>");
        Add($"<text x=\"28\" y=\"{top + 40}\" font-size=\"12\" fill=\"#5b6875\">{(about.Unit.Length > 0 ? Escape(about.Unit) : "number")}</text>");
        DrawCurve(curve, scale, colour);
        var shown = known.Count == 0 ? ("unknown", "unknown") : (Number(low), Number(high));
        Add($"<text x=\"{Right + 12}\" y=\"{top + 18}\" font-size=\"12\" fill=\"#5b6875\">max <tspan font-weight=\"600\" fill=\"#1c2733\">{shown.Item2}</tspan></text>");
        Add($"<text x=\"{Right + 12}\" y=\"{top + PanelHeight - 6}\" font-size=\"12\" fill=\"#5b6875\">min <tspan font-weight=\"600\" fill=\"#1c2733\">{shown.Item1}</tspan></text>");
    }

    private void DrawQuiet(double from, double to, int top)
    {
        if (to <= from) return;
        Add($"<rect x=\"{X(from):0.#}\" y=\"{top}\" width=\"{X(to) - X(from):0.#}\" height=\"{PanelHeight}\" fill=\"#e6e9e4\"/>");
    }

    private void DrawCurve(int curve, Func<double, double> scale, string colour)
    {
        var columns = Columns(curve);
        if (columns.Count == 0) return;
        if (columns.Any(column => column.High > column.Low))
        {
            var edge = columns.Select(column => Point(column.At, scale(column.High))).Concat(columns.AsEnumerable().Reverse().Select(column => Point(column.At, scale(column.Low))));
            Add($"<polygon points=\"{string.Join(' ', edge)}\" fill=\"{colour}\" fill-opacity=\"0.22\"/>");
        }
        Add($"<polyline points=\"{string.Join(' ', columns.Select(column => Point(column.At, scale(column.Middle))))}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.6\" stroke-linejoin=\"round\"/>");
    }

    private List<(double At, double Low, double Middle, double High)> Columns(int curve)
    {
        var looks = Math.Max(1, (int)Math.Ceiling(samples.All.Count / (double)MostColumns));
        return samples.All.Where(sample => double.IsFinite(sample.Values[curve])).Chunk(looks)
            .Select(column => (column.Average(sample => sample.At.TotalMinutes), column.Min(sample => sample.Values[curve]),
                Load.Statistics.Median(column.Select(sample => sample.Values[curve])), column.Max(sample => sample.Values[curve]))).ToList();
    }

    private void DrawTime()
    {
        var step = Step(Last - First);
        for (var minute = Math.Ceiling(First / step) * step; minute <= Last + 1e-9; minute += step)
        {
            for (var curve = 0; curve < SoakCurve.All.Count; curve++)
            {
                Add($"<line x1=\"{X(minute):0.#}\" y1=\"{Top + curve * PanelStep}\" x2=\"{X(minute):0.#}\" y2=\"{Top + curve * PanelStep + PanelHeight}\" stroke=\"#1c2733\" stroke-opacity=\"0.08\"/>");
            }
            Add($"<text x=\"{X(minute):0.#}\" y=\"{Bottom + 20}\" font-size=\"12\" text-anchor=\"middle\" fill=\"#5b6875\">{minute:0.##}</text>");
        }
        Add($"<text x=\"{(Left + Right) / 2}\" y=\"{Bottom + 44}\" font-size=\"12\" text-anchor=\"middle\" fill=\"#5b6875\">minutes since the traffic began; darker: no new visits</text>");
    }

    /// <summary>The finest of 1, 2, 5, 10 … that gives at most twelve marks, and of quarters and halves of a minute before those.</summary>
    private static double Step(double span)
    {
        double[] steps = [0.25, 0.5, 1, 2, 5, 10, 20];
        return steps.FirstOrDefault(step => span / step <= 12, steps[^1]);
    }

    // A fifth of the highest value is the least that a panel spans: what hardly moves is not drawn as a mountain range.
    private static Func<double, double> ScaleOf(double low, double high, int top) => value =>
    {
        var span = Math.Max(Math.Max(high - low, high / 5), 1e-9);
        return top + PanelHeight / 2.0 - (value - (low + high) / 2) / span * (PanelHeight - 14);
    };

    private double X(double minutes) => Left + (minutes - First) / Math.Max(Last - First, 1e-9) * (Right - Left);

    private string Point(double minutes, double y) => string.Create(CultureInfo.InvariantCulture, $"{X(minutes):0.#},{y:0.#}");

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text)!;

    private void Add(FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
