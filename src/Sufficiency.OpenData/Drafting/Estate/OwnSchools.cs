using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting.Estate;

/// <summary>A state school of the authority with its pupils at the base January.</summary>
/// <param name="Entry">Its entry in the register.</param>
/// <param name="SchoolType">Its type in the words of the school census.</param>
/// <param name="Counted">Its row in the census; null where it has none.</param>
/// <param name="Roll">Pupils on roll; null where no source says.</param>
/// <param name="PlansOnRoll">Pupils with an EHC plan, counted or estimated.</param>
internal sealed record OwnSchool(
    RegisteredSchool Entry, string SchoolType, CensusSchool? Counted, double? Roll, double PlansOnRoll)
{
    /// <summary>Whether it is a state special school.</summary>
    public bool IsSpecial => SchoolType == SchoolKinds.Special;

    /// <summary>Whether the census counts its plans.</summary>
    public bool IsCounted => Counted?.PlansOnRoll is not null;
}

/// <summary>The state schools of the authority: the register says which are open, the census how many pupils they have.</summary>
internal static class OwnSchools
{
    private const int LastPrimaryAge = 10;
    private const int LastSecondaryAge = 15;

    /// <summary>Every open state school, in the order of URNs.</summary>
    public static IReadOnlyList<OwnSchool> Of(EstateMaterial material)
    {
        var counted = Match(material);
        var schools = material.Own.Select(school => (Entry: school, Type: SchoolKinds.CensusType(school)))
            .Where(pair => pair.Type is not null).OrderBy(pair => pair.Entry.Urn, StringComparer.Ordinal)
            .Select(pair => new OwnSchool(pair.Entry, pair.Type!, counted.GetValueOrDefault(pair.Entry.Urn),
                counted.GetValueOrDefault(pair.Entry.Urn)?.Roll ?? pair.Entry.Pupils, 0.0)).ToArray();
        var rates = Rates(material, schools);
        var specialRoll = UnknownSpecialRoll(material, schools);
        return [.. schools.Select(school => WithPlans(school, rates, specialRoll))];
    }

    /// <summary>Census rows by the URN of the register. An academy's new URN is matched by its number within the authority.</summary>
    private static Dictionary<string, CensusSchool> Match(EstateMaterial material)
    {
        var code = material.Input.AuthorityCode;
        var matched = new Dictionary<string, CensusSchool>(StringComparer.Ordinal);
        var own = material.Census.Where(school => school.AuthorityCode == code).ToArray();
        var open = material.Register.Select(school => school.Urn).ToHashSet(StringComparer.Ordinal);
        var closed = own.Where(school => school.Number.Length > 0 && !open.Contains(school.Urn))
            .GroupBy(school => school.Number, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(),
                StringComparer.Ordinal);
        var moved = 0;
        foreach (var school in material.Own.Where(school => SchoolKinds.CensusType(school) is not null))
        {
            if (material.CensusByUrn.TryGetValue(school.Urn, out var row)) matched.Add(school.Urn, row);
            else if (school.Number.Length > 0 && closed.Remove(school.Number, out row))
            {
                matched.Add(school.Urn, row);
                moved++;
            }
        }

        if (moved > 0)
            material.Note($"{Count(moved, "school")} with a new URN since the census, matched by the number within the authority.");
        var used = matched.Values.Select(row => row.Urn).ToHashSet(StringComparer.Ordinal);
        CensusSchool[] lost = [.. own.Where(school => school.SchoolType.StartsWith("State-funded", StringComparison.OrdinalIgnoreCase)
            && !open.Contains(school.Urn) && !used.Contains(school.Urn))];
        NoteLost(material, lost);
        return matched;
    }

    /// <summary>Schools of the census that are in no open entry of the register: closed, merged or given another number.</summary>
    private static void NoteLost(EstateMaterial material, IReadOnlyList<CensusSchool> lost)
    {
        if (lost.Count > 0)
        {
            var schools = Count(lost.Count, "state school");
            material.Note($"{schools} of the census in no open entry of the register, left out: closed, merged or given another number.");
        }

        foreach (var school in lost.Where(school => school.SchoolType == SchoolKinds.Special))
        {
            var pupils = school.PlansOnRoll ?? school.Roll ?? 0.0;
            material.Note($"The special school {school.Urn} is among them: its {pupils:0} pupils count as with neighbours until "
                + "special_schools.csv has the school that took its place.");
        }
    }

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";

    private static OwnSchool WithPlans(OwnSchool school, IReadOnlyDictionary<string, double> rates, double specialRoll)
    {
        if (school.Counted?.PlansOnRoll is { } plans) return school with { PlansOnRoll = plans };
        if (!school.IsSpecial)
            return school with { PlansOnRoll = Math.Round((school.Roll ?? 0.0) * rates.GetValueOrDefault(school.SchoolType), 1) };
        var roll = school.Roll ?? (school.Entry.Capacity is { } places ? Math.Min(places, specialRoll) : specialRoll);
        return school with { Roll = roll, PlansOnRoll = roll };
    }

    /// <summary>Roll of special schools of which no source gives one: what SEN2 counts beyond the rolls known, within bounds that England's
    /// special schools set.</summary>
    private static double UnknownSpecialRoll(EstateMaterial material, IReadOnlyList<OwnSchool> schools)
    {
        const double Smallest = 0.5, Largest = 2.5;
        OwnSchool[] specials = [.. schools.Where(school => school.IsSpecial && !SchoolKinds.IsHospital(school.Entry, school.Counted))];
        OwnSchool[] unknown = [.. specials.Where(school => school.Roll is null && !school.IsCounted)];
        if (unknown.Length == 0) return 0.0;
        var mean = material.Register.Where(SchoolKinds.IsSpecial).Select(school => school.Pupils).OfType<double>()
            .Where(roll => roll > 0.0).DefaultIfEmpty(0.0).Average();
        var known = specials.Sum(school => school.Counted?.PlansOnRoll ?? school.Roll ?? 0.0);
        var each = (material.PlansIn(Setting.SpecialSchool) - known) / unknown.Length;
        var roll = Math.Round(Math.Clamp(each, Smallest * mean, Largest * mean));
        material.Note($"No source gives a roll of {string.Join(", ", unknown.Select(school => school.Entry.Name))}: {roll:0} was assumed, "
            + $"from SEN2's plans in state special schools beyond the {known:0} pupils of the others and England's mean of {mean:0}.");
        return roll;
    }

    /// <summary>Plans a pupil by type of school, for schools without a count: SEN2's plans in mainstream over all rolls.</summary>
    private static IReadOnlyDictionary<string, double> Rates(EstateMaterial material, IReadOnlyList<OwnSchool> schools)
    {
        var rates = new Dictionary<string, double>(StringComparer.Ordinal);
        var without = schools.Where(school => !school.IsSpecial && !school.IsCounted && school.Roll is > 0.0).ToArray();
        if (without.Length == 0) return rates;
        var byAge = material.Input.Release.PlansByAge(material.January);
        void Add(string type, int first, int last)
        {
            var roll = schools.Where(school => school.SchoolType == type).Sum(school => school.Roll ?? 0.0);
            var plans = byAge.Where(pair => pair.Key >= first && pair.Key <= last).Sum(pair => pair.Value[(int)Setting.Mainstream]);
            if (roll > 0.0) rates.Add(type, Math.Min(1.0, plans / roll));
        }

        Add(SchoolKinds.Primary, 4, LastPrimaryAge);
        Add(SchoolKinds.Secondary, LastPrimaryAge + 1, LastSecondaryAge);
        Add(SchoolKinds.Nursery, 0, 3);
        material.Note((material.Census.Count == 0 ? "No school census was given: plans at mainstream schools"
            : $"The school census lacks {without.Length} open mainstream schools: their plans")
            + " were taken in proportion to rolls, at SEN2's plans a pupil of primary and of secondary age (assumed).");
        if (material.Census.Count == 0)
            material.Note("Without a school census the rolls are those of the register, which may be a year older than the base January: "
                + "the balance between own special schools and neighbours' is only as good.");
        return rates;
    }
}
