using Sufficiency.Engine.Domain.Evidence;

namespace Sufficiency.Engine.Domain.Pupils;

/// <summary>How requests for an assessment became plans in a calendar year, county-wide; null where the source does not say.</summary>
/// <param name="CalendarYear">The year.</param>
/// <param name="AgeBand">Ages such as <c>05-10</c>; <c>all</c> for every age, <c>unknown</c> where none is recorded.</param>
/// <param name="Requests">Requests received, by age at the request.</param>
/// <param name="Assessments">Assessments, by age at the assessment.</param>
/// <param name="PlansIssued">Assessments after which a plan was issued.</param>
/// <param name="NewPlans">Plans begun, by age at the start.</param>
/// <param name="Provenance">Where the counts stand.</param>
public sealed record RequestCount(int CalendarYear, string AgeBand, double? Requests, double? Assessments, double? PlansIssued,
    double? NewPlans, Provenance Provenance)
{
    /// <summary>The band that stands for every age.</summary>
    public const string AllAges = "all";
}
