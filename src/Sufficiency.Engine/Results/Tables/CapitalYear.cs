namespace Sufficiency.Engine.Results.Tables;

/// <summary>Capital of a scheme in a year of spending, at base-year prices.</summary>
/// <param name="Plan">plan or do_minimum.</param>
/// <param name="SchemeId">The scheme.</param>
/// <param name="AcademicYear">Year of spending; before the planned years where it is spent already.</param>
/// <param name="Funder">Who pays; not_found where the data does not say.</param>
/// <param name="CapitalGbp">What is spent.</param>
public sealed record CapitalYear(string Plan, string SchemeId, int AcademicYear, string Funder, double CapitalGbp);
