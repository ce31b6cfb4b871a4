using System.Globalization;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit.Streams;

/// <summary>The values that a column may hold, such as all home areas, numbered in order.</summary>
internal sealed class AuditRole
{
    private readonly int first; // raw value of the first slot
    private readonly int[] slots; // [raw value − first]: the value's number; −1 for none

    private AuditRole(int first, int[] slots, string[] names) => (this.first, this.slots, Names) = (first, slots, names);

    /// <summary>The values as texts. [number]</summary>
    public string[] Names { get; }

    /// <summary>Number of values.</summary>
    public int Count => Names.Length;

    /// <summary>A role of codes; the raw value of a code is its position in the type.</summary>
    public static AuditRole OfCodes(CodeType type, IReadOnlyList<string> codes) => Of([.. codes.Select(code => (type.Find(code), code))]);

    /// <summary>A role of years; the raw value of a year is the year.</summary>
    public static AuditRole OfYears(IReadOnlyList<int> years) =>
        Of([.. years.Select(year => (year, year.ToString(CultureInfo.InvariantCulture)))]);

    /// <summary>The number of a raw value; −1 if the column may not hold it.</summary>
    public int NumberOf(int raw) => raw >= first && raw - (long)first < slots.Length ? slots[raw - first] : -1;

    /// <summary>The text of a number; null for −1.</summary>
    public string? Find(int number) => number < 0 ? null : Names[number];

    /// <summary>The year of a number; null for −1.</summary>
    public int? FindYear(int number) => number < 0 ? null : int.Parse(Names[number], CultureInfo.InvariantCulture);

    private static AuditRole Of((int Raw, string Name)[] values)
    {
        if (values.Length == 0) return new(0, [], []);
        Array.Sort(values, (left, right) => left.Raw.CompareTo(right.Raw));
        var found = new int[values[^1].Raw - values[0].Raw + 1];
        Array.Fill(found, -1);
        for (var i = 0; i < values.Length; i++) found[values[i].Raw - values[0].Raw] = i;
        return new(values[0].Raw, found, [.. values.Select(value => value.Name)]);
    }
}
