namespace Sufficiency.Returns.Mapping;

/// <summary>The tables of the DSG management plan of one version.</summary>
internal sealed record DsgForm
{
    /// <summary>Title of the return.</summary>
    public required string Title { get; init; }

    /// <summary>Where the form comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Found, derived or assumed.</summary>
    public required string Certainty { get; init; }

    /// <summary>Censuses after that of the base year.</summary>
    public required int YearsAhead { get; init; }

    /// <summary>The rule of age where none is chosen.</summary>
    public required string AgeRule { get; init; }

    /// <summary>Headings of the labels.</summary>
    public required string[] Headings { get; init; }

    /// <summary>The table by age.</summary>
    public required DsgBreakdown Age { get; init; }

    /// <summary>The table by need.</summary>
    public required DsgBreakdown Need { get; init; }

    /// <summary>The form that councils paste from.</summary>
    public required PlainSheet Lookup { get; init; }

    /// <summary>The tables that each sheet has.</summary>
    public required LsrpVariant[] Variants { get; init; }

    /// <summary>Categories of placements in order: one sheet each.</summary>
    public required DsgCategory[] Categories { get; init; }

    /// <summary>The financial position.</summary>
    public required DsgFinanceForm Finance { get; init; }
}

/// <summary>One of the two tables of a sheet.</summary>
internal sealed record DsgBreakdown
{
    /// <summary>Title as the form writes it.</summary>
    public required string Title { get; init; }

    /// <summary>Label of the total.</summary>
    public required string Total { get; init; }
}

/// <summary>A category of placements.</summary>
internal sealed record DsgCategory : FormRow
{
    /// <summary>Title of the sheet as the form writes it.</summary>
    public required string Title { get; init; }

    /// <summary>The provisions of data/reference/england_plans.csv that it takes in.</summary>
    public required string[] England { get; init; }

    /// <summary>Age groups that the sheet has; null for all.</summary>
    public string[]? AgeGroups { get; init; }
}

/// <summary>The financial position by financial year.</summary>
internal sealed record DsgFinanceForm
{
    /// <summary>Name of the sheet.</summary>
    public required string Name { get; init; }

    /// <summary>Title of the sheet.</summary>
    public required string Title { get; init; }

    /// <summary>Months of an academic year up to the end of March.</summary>
    public required int MonthsToMarch { get; init; }

    /// <summary>Name of the sheet that splits academic years.</summary>
    public required string SplitName { get; init; }

    /// <summary>Spending in lines.</summary>
    public required MoneyLine[] Spending { get; init; }

    /// <summary>Where the sheet comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Found, derived or assumed.</summary>
    public required string Certainty { get; init; }
}
