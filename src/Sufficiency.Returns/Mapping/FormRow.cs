namespace Sufficiency.Returns.Mapping;

/// <summary>A row, column or sheet of a form that counts pupils by where they are.</summary>
internal record FormRow
{
    /// <summary>Code as the form writes it; empty where it has none.</summary>
    public string Code { get; init; } = "";

    /// <summary>Words as the form writes them.</summary>
    public string Label { get; init; } = "";

    /// <summary>Kinds of places that are counted.</summary>
    public string[] Kinds { get; init; } = [];

    /// <summary>Youngest and oldest year group counted; null for all.</summary>
    public int[]? YearGroups { get; init; }

    /// <summary>The section of the form that shows the row by need; empty where none does.</summary>
    public string Section { get; init; } = "";

    /// <summary>Why nothing is shown; null where something is.</summary>
    public string? Blank { get; init; }

    /// <summary>Why it is nil; null where it is counted.</summary>
    public string? Nil { get; init; }

    /// <summary>Where the row comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Found, derived or assumed.</summary>
    public string Certainty { get; init; } = "";

    /// <summary>Whether a place counts.</summary>
    public bool Takes(string kind, int yearGroup) => Kinds.Contains(kind, StringComparer.Ordinal)
        && (YearGroups is not [var youngest, var oldest] || (yearGroup >= youngest && yearGroup <= oldest));
}

/// <summary>Needs as forms write them.</summary>
internal sealed record NeedRows
{
    /// <summary>Where the words come from.</summary>
    public required string Source { get; init; }

    /// <summary>Found, derived or assumed.</summary>
    public required string Certainty { get; init; }

    /// <summary>The rows in order.</summary>
    public required NeedRow[] Rows { get; init; }
}

/// <summary>A need as forms write it.</summary>
internal sealed record NeedRow
{
    /// <summary>Words as forms write them.</summary>
    public required string Label { get; init; }

    /// <summary>Our codes that it takes.</summary>
    public required string[] Needs { get; init; }

    /// <summary>Why it is nil; null where it is counted.</summary>
    public string? Nil { get; init; }
}

/// <summary>Rules and groups of age.</summary>
internal sealed record AgeRows
{
    /// <summary>Age turned in the school year.</summary>
    public required AgeRule TurnedInYear { get; init; }

    /// <summary>Age in whole years on 31 August before the school year.</summary>
    [YamlDotNet.Serialization.YamlMember(Alias = "at_31_august")]
    public required AgeRule AtEndOfAugust { get; init; }

    /// <summary>Groups of ages in order.</summary>
    public required AgeGroup[] Groups { get; init; }

    /// <summary>The rule of a code.</summary>
    public AgeRule Rule(AgeChoice choice) => choice == AgeChoice.TurnedInYear ? TurnedInYear : AtEndOfAugust;
}

/// <summary>How ages follow from year groups.</summary>
internal sealed record AgeRule
{
    /// <summary>Years added to a year group.</summary>
    public required int Years { get; init; }

    /// <summary>The rule in words.</summary>
    public required string Label { get; init; }

    /// <summary>Who uses it.</summary>
    public required string Source { get; init; }

    /// <summary>Found, derived or assumed.</summary>
    public required string Certainty { get; init; }
}

/// <summary>A group of ages.</summary>
internal sealed record AgeGroup
{
    /// <summary>Words as forms write them.</summary>
    public required string Label { get; init; }

    /// <summary>Youngest and oldest age.</summary>
    public required int[] Ages { get; init; }

    /// <summary>Whether an age lies in it.</summary>
    public bool Takes(int age) => age >= Ages[0] && age <= Ages[1];
}
