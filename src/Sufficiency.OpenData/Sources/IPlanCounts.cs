namespace Sufficiency.OpenData.Sources;

/// <summary>Plans and new plans of an area by age, setting and need, as a release counts them or as they are estimated.</summary>
internal interface IPlanCounts
{
    /// <summary>The latest January counted.</summary>
    int LastJanuary { get; }

    /// <summary>The latest calendar year of new plans.</summary>
    int LastYear { get; }

    /// <summary>Januaries with plans by single age, in order.</summary>
    IReadOnlyList<int> JanuariesByAge { get; }

    /// <summary>Calendar years of new plans by age and setting, in order.</summary>
    IReadOnlyList<int> YearsByStartAge { get; }

    /// <summary>Whether plans of a January are given by age, need and placement.</summary>
    bool HasNeeds(int january);

    /// <summary>Plans in a January by setting.</summary>
    double[] PlansBySetting(int january);

    /// <summary>Plans in a January by a column of placement, such as <c>fe_total</c>; null where nothing says.</summary>
    double? Plans(int january, string column);

    /// <summary>Plans by age and setting, of a January with single ages.</summary>
    IReadOnlyDictionary<int, double[]> PlansByAge(int january);

    /// <summary>Plans by age in one column of placement, of a January with single ages.</summary>
    IReadOnlyDictionary<int, double[]> PlansByAge(int january, string column);

    /// <summary>Plans by age and need (in the order of <see cref="Sen2Labels.NeedColumns"/>).</summary>
    IReadOnlyDictionary<int, double[]> PlansByAgeAndNeed(int january);

    /// <summary>Plans by setting and need; null where nothing says. [setting][need]</summary>
    double[][]? FindPlansBySettingAndNeed(int january);

    /// <summary>New plans of a calendar year by setting.</summary>
    double[] NewPlansBySetting(int year);

    /// <summary>New plans of a calendar year by age when the plan started and setting.</summary>
    IReadOnlyDictionary<int, double[]> NewPlansByStartAge(int year);

    /// <summary>New plans of the last year by age at 31 August before that year and need.</summary>
    IReadOnlyDictionary<int, double[]> NewPlansByAgeAndNeed();

    /// <summary>New plans of the last year by setting and need; null where nothing says. [setting][need]</summary>
    double[][]? FindNewPlansBySettingAndNeed();
}
