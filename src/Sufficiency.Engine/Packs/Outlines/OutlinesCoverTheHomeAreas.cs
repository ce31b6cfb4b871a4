using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Outlines;

/// <summary>Every home area has one outline, and it lies where the area lies; there is no other.</summary>
/// <remarks>An outline names its home area by <c>area_code</c>, and the MSOA it is part of by <c>parent_code</c>. A file may give
/// outlines of MSOAs alone: they serve plans by MSOA.</remarks>
internal sealed class OutlinesCoverTheHomeAreas
{
    private const double FarthestMetres = 1000.0; // from an area's centroid to the bounds of its outline

    private readonly string file;
    private readonly IssueCollector issues;
    private readonly IReadOnlyList<Outline> outlines;
    private readonly Dictionary<string, TableRow> areas = new(StringComparer.Ordinal);
    private readonly HashSet<string> parents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    private OutlinesCoverTheHomeAreas(string file, IReadOnlyList<Outline> outlines, Table homeAreas, IssueCollector issues)
    {
        (this.file, this.outlines, this.issues) = (file, outlines, issues);
        foreach (var row in homeAreas.ValidRows)
        {
            areas.TryAdd(row.TextOf("area_code"), row);
            parents.Add(row.TextOf("parent_code"));
        }
    }

    /// <summary>Reports every breach.</summary>
    public static void Check(string file, string text, Table homeAreas, IssueCollector issues)
    {
        if (OutlineFile.Read(text, file, issues) is not { } outlines) return;
        var rule = new OutlinesCoverTheHomeAreas(file, outlines, homeAreas, issues);
        if (rule.areas.Count == 0 || rule.FindOtherName()) return;
        foreach (var outline in outlines) rule.Check(outline, homeAreas.IsWhole);
        if (homeAreas.IsWhole) rule.CheckCompleteness();
    }

    /// <summary>Whether the codes stand under another property, such as LSOA21CD; that is one fault.</summary>
    private bool FindOtherName()
    {
        var unnamed = outlines.FirstOrDefault(outline => CodeOf(outline) is null);
        if (unnamed is not { Properties.ValueKind: JsonValueKind.Object }) return false;
        foreach (var property in unnamed.Properties.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String) continue;
            var value = property.Value.GetString()!;
            if (!areas.ContainsKey(value) && !parents.Contains(value)) continue;
            Report(unnamed.Line, property.Name, value, "The outlines name their areas by another property.",
                $"Rename {property.Name} to {(areas.ContainsKey(value) ? "area_code" : "parent_code")}.");
            return true;
        }

        return false;
    }

    private static string? CodeOf(Outline outline) => outline.AreaCode ?? outline.ParentCode;

    private void Check(Outline outline, bool isWhole)
    {
        if (CodeOf(outline) is not { } code)
        {
            Report(outline.Line, "area_code", null, "The outline does not name its area.", "Give its properties an area_code.");
            return;
        }

        var row = areas.GetValueOrDefault(code);
        if (row is null && !parents.Contains(code))
        {
            if (isWhole) Report(outline.Line, "area_code", code, $"No home area has the code {code}.",
                NearestName.Advise(code, areas.Keys, "Leave the outline out; codes of another census match nothing."));
        }
        else if (!lines.TryAdd(code, outline.Line))
            Report(outline.Line, "area_code", code, $"The outline of {code} is given twice; first on line {lines[code]}.",
                "Keep one of the two; a MultiPolygon holds an area of several parts.");
        if (row is not null) CheckParent(outline, row);
        CheckGeometry(outline, code, row);
    }

    private void CheckParent(Outline outline, TableRow row)
    {
        var parent = row.TextOf("parent_code");
        if (outline.ParentCode == parent || row.OverridePathOf(row.Table.Schema.Find("parent_code")!) is not null) return;
        Report(outline.Line, "parent_code", outline.ParentCode, $"{row.Label} is part of {parent} in the home areas"
            + (outline.ParentCode is null ? ", which the outline does not name." : ", and not in the outline."),
            $"Give the outline parent_code {parent}.");
    }

    private void CheckGeometry(Outline outline, string code, TableRow? row)
    {
        var extent = OutlineExtent.Of(outline.Geometry);
        if (extent.Fault is { } fault)
        {
            Report(outline.Line, "geometry", code, $"The outline of {row?.Label ?? code} {fault.Problem}.", fault.Advice, fault.Advice);
            return;
        }

        if (row is null) return;
        var metres = extent.MetresTo(CoordinateConversion.ToWgs84(new(row.Number("easting"), row.Number("northing"))));
        if (metres <= FarthestMetres) return;
        Report(outline.Line, "geometry", code, string.Create(CultureInfo.InvariantCulture,
            $"The outline of {row.Label} lies {metres / 1000:N0} km from the area's centroid."),
            "Check that the outline and the coordinates in home_areas are of the same area.");
    }

    private void CheckCompleteness()
    {
        foreach (var (code, row) in areas.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (lines.ContainsKey(code) || lines.ContainsKey(row.TextOf("parent_code"))) continue;
            Report(null, "area_code", code, $"{row.Label} has no outline.", "Add it, or leave outlines out of the plan.");
        }
    }

    private void Report(int? line, string column, string? value, string problem, string advice, [CallerMemberName] string member = "",
        [CallerLineNumber] int sourceLine = 0) => issues.Add(new(file, line, column, value, problem, advice), member, sourceLine);
}
