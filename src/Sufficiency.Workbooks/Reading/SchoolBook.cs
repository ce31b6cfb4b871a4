using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Workbooks.Forms;

namespace Sufficiency.Workbooks.Reading;

/// <summary>A school as the imported pack has it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Code of its provision type.</param>
/// <param name="Lowest">Lowest year group.</param>
/// <param name="Highest">Highest year group.</param>
internal sealed record School(string Code, string Name, string Type, int Lowest, int Highest);

/// <summary>The schools of the imported pack, found by code, name or URN.</summary>
internal sealed class SchoolBook
{
    private readonly Dictionary<string, School> byCode = new(StringComparer.Ordinal);
    private readonly ILookup<string, School> byName;
    private readonly Dictionary<string, School> byUrn = new(StringComparer.Ordinal);

    public SchoolBook(IReadOnlyList<(School School, string Urn)> schools)
    {
        foreach (var (school, urn) in schools)
        {
            byCode.TryAdd(school.Code, school);
            if (urn.Length > 0) byUrn.TryAdd(urn, school);
        }

        All = [.. schools.Select(pair => pair.School)];
        byName = All.ToLookup(school => CellWords.Plain(school.Name), StringComparer.Ordinal);
    }

    /// <summary>Every school in the order of the pack.</summary>
    public IReadOnlyList<School> All { get; }

    /// <summary>The school of a code, or null.</summary>
    public School? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The school that a cell names; null with a fault.</summary>
    public School? Find(string text, CellPlace place, FaultList faults)
    {
        if (byCode.TryGetValue(text, out var school)) return school;
        var named = byName[CellWords.Plain(text)].ToList();
        if (named.Count == 1) return named[0];
        if (named.Count == 0 && byUrn.TryGetValue(text, out school)) return school;
        if (faults.AnyAt(place)) return null;
        if (named.Count > 1)
            faults.Add(place, text, $"{named.Count} rows of {SchoolsForm.Sheet.Name} have this name.",
                $"Write a code in its place: {string.Join(", ", named.Select(one => one.Code))}.", "several");
        else
            faults.Add(place, text, $"{SchoolsForm.Sheet.Name} has no such row.",
                NearestName.Advise(text, All.Select(one => one.Name), $"Write the name as it stands there, or add a row for it there."),
                    "unknown");
        return null;
    }
}
