using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage;

/// <summary>Draws picture.svg: places short by year, in the plan and with committed schemes only, and when its schemes are open.</summary>
/// <remarks>A web browser opens it; everything it shows stands in the tables.</remarks>
internal sealed class PlanPicture
{
    private const double Left = 70, Right = 620, Top = 56, Bottom = 256, Labels = 630, Width = 960, LineHeight = 24, LetterWidth = 6.6;
    private const string Ink = "#222", Faint = "#666", Grid = "#ddd", Bar = "#cfe0f5", PlanInk = "#1f5fb5", DoMinimumInk = "#b5481f";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private readonly RunContents run;
    private readonly IReadOnlyList<AcademicYear> years;
    private readonly XElement root;

    private PlanPicture(RunContents run, double height)
    {
        this.run = run;
        years = [.. run.Dataset.Horizon.Planned];
        const string what = "Places short by year in the plan and with committed schemes only, and when the schemes of the plan are open";
        root = new(
            Svg + "svg", new XAttribute("viewBox", $"0 0 {Text(Width)} {Text(height)}"), new XAttribute("font-family", "sans-serif"),
            new XAttribute("font-size", 13), new XAttribute("role", "img"), new XAttribute("aria-label", what),
            new XElement(Svg + "title", what),
            new XElement(Svg + "rect", At("width", Width), At("height", height), new XAttribute("fill", "#fff")));
    }

    /// <summary>Draws it into a folder.</summary>
    public static void Write(string folder, RunContents run)
    {
        var opened = run.Plan.Schemes.Where(scheme => scheme.OpeningYear is not null).OrderBy(scheme => scheme.OpeningYear)
            .ThenBy(scheme => scheme.SchemeId, StringComparer.Ordinal).ToList();
        var below = Bottom + 60 + (LineHeight * Math.Max(1, opened.Count));
        var picture = new PlanPicture(run, below + 50);
        picture.DrawPlacesShort();
        picture.DrawSchemes(opened);
        picture.DrawNotes(below + 14);
        File.WriteAllText(Path.Combine(folder, "picture.svg"), picture.root.ToString().ReplaceLineEndings("\n") + "\n");
    }

    private void DrawPlacesShort()
    {
        Write(20, 24, $"{run.Dataset.Title}: pupils waiting, or in places bought for want of one", Ink, size: 16, isBold: true);
        double[] plan = [.. years.Select(year => run.Plan.PlacesShortIn(year.StartYear))],
            nothing = [.. years.Select(year => run.DoMinimum.PlacesShortIn(year.StartYear))];
        var step = StepFor(plan.Concat(nothing).Max());
        var most = step * Math.Max(1.0, Math.Ceiling(plan.Concat(nothing).Max() / step));
        double Height(double pupils) => Bottom - ((Bottom - Top) * pupils / most);
        for (var tick = 0.0; tick <= most + (0.5 * step); tick += step)
        {
            Draw("line", At("x1", Left), At("x2", Right), At("y1", Height(tick)), At("y2", Height(tick)), new("stroke", Grid));
            Write(Left - 8, Height(tick) + 4, Pupils(tick), Faint, anchor: "end");
        }

        for (var t = 0; t < years.Count; t++)
            Write(Across(years[t].StartYear), Bottom + 20, years[t].ToString(), Faint, size: 11, anchor: "middle");
        DrawLine(nothing, DoMinimumInk, Height);
        DrawLine(plan, PlanInk, Height);
        var (high, low) = (Height(nothing[^1]) + 4, Height(plan[^1]) + 4);
        // labels must not lie on each other
        if (Math.Abs(high - low) < 18) (high, low) = nothing[^1] >= plan[^1] ? (low - 18, low) : (high, high - 18);
        Write(Labels, high, $"{Pupils(nothing[^1])} with committed schemes only", DoMinimumInk, isBold: true);
        Write(Labels, low, $"{Pupils(plan[^1])} in the plan", PlanInk, isBold: true);
    }

    private void DrawSchemes(IReadOnlyList<SchemeRow> opened)
    {
        Write(20, Bottom + 50, opened.Count == 0 ? "No scheme opens in the plan" : "Schemes open in the plan, with their places once full",
            Ink, size: 16, isBold: true);
        for (var i = 0; i < opened.Count; i++)
        {
            var (scheme, top) = (opened[i], Bottom + 62 + (LineHeight * i));
            var from = Across(Math.Clamp(scheme.OpeningYear!.Value, years[0].StartYear, years[^1].StartYear));
            Draw("rect", At("x", from), At("y", top), At("width", Math.Max(6, Right - from)), At("height", LineHeight - 6),
                At("rx", 3), new("fill", Bar));
            var left = Math.Min(from + 8, Left + 250);
            Write(left, top + 13, Shortened(scheme.Name, (int)((Right - left) / LetterWidth)), Ink, size: 12);
            var isCommitted = string.Equals(scheme.Status, "committed", StringComparison.Ordinal);
            var status = isCommitted ? ", committed" : scheme.IsGeneric ? ", not proposed" : "";
            var opening = new AcademicYear(scheme.OpeningYear.Value);
            Write(Labels, top + 13, $"{opening}, {Pupils(scheme.FullPlaces)} places{status}", Ink, size: 12);
        }
    }

    private void DrawNotes(double top)
    {
        var (objective, bound) = (run.Record.Plan.ObjectiveGbp, run.Record.Plan.BoundGbp);
        var proof = bound is null ? "how far from the best plan is not proven" : string.Create(CultureInfo.InvariantCulture,
            $"no plan is better by more than {Math.Max(0.0, (objective - bound.Value) / Math.Max(1e-9, Math.Abs(objective))):0.###%}");
        Write(20, top, $"{run.Dataset.Areas.Count.ToString("N0", CultureInfo.InvariantCulture)} home areas, {years[0]} "
            + $"to {years[^1]}; {proof}.", Faint, size: 11);
        Write(20, top + 18, "Expected pupils. Planning, never a decision about a child.", Faint, size: 11);
    }

    private void DrawLine(double[] pupils, string colour, Func<double, double> height) => Draw(
        "polyline", new("fill", "none"), new("stroke", colour), At("stroke-width", 3),
        new("points", string.Join(' ', pupils.Select((value, t) => $"{Text(Across(years[t].StartYear))},{Text(height(value))}"))));

    private double Across(int startYear) => Left + ((Right - Left) * (startYear - years[0].StartYear) / Math.Max(1, years.Count - 1));

    /// <summary>A round distance between lines that gives no more than five of them.</summary>
    private static double StepFor(double most)
    {
        var unit = Math.Pow(10.0, Math.Floor(Math.Log10(Math.Max(10.0, most)))) / 10.0;
        return new[] { 1.0, 2.0, 2.5, 5.0, 10.0, 20.0, 25.0 }.Select(factor => factor * unit).First(step => most <= 5.0 * step);
    }

    private void Write(double x, double y, string text, string colour, double size = 13, string anchor = "start", bool isBold = false)
    {
        var element = new XElement(Svg + "text", At("x", x), At("y", y), new XAttribute("fill", colour),
            At("font-size", size), Shown(text));
        if (anchor != "start") element.Add(new XAttribute("text-anchor", anchor));
        if (isBold) element.Add(new XAttribute("font-weight", "bold"));
        root.Add(element);
    }

    private static string Shortened(string text, int most) => text.Length <= most ? text : text[..(most - 1)].TrimEnd() + "…";

    /// <summary>Without what XML cannot hold, so that no name can spoil a plan that is solved.</summary>
    private static string Shown(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));

    private void Draw(string shape, params XAttribute[] attributes) =>
        root.Add(new XElement(Svg + shape, attributes.Cast<object>().ToArray()));

    private static XAttribute At(string name, double value) => new(name, Text(value));

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Pupils(double value) => Math.Round(value).ToString("N0", CultureInfo.InvariantCulture);
}
