namespace Sufficiency.Engine.Domain.Pupils;

/// <summary>A published count of EHC plans in the past, county-wide.</summary>
/// <param name="ReferenceDate">A January as <c>2025-01</c>, or a calendar year as <c>2024</c> for what happened in it.</param>
/// <param name="Measure"><c>plans</c> (in stock), <c>new_plans</c> or <c>ceased</c>.</param>
/// <param name="Dimension"><c>total</c>, <c>age_band</c>, <c>year_group</c>, <c>need</c> …</param>
/// <param name="Category">The category within it, such as <c>05-10</c>.</param>
/// <param name="Value">Plans.</param>
public sealed record HistoryCount(string ReferenceDate, string Measure, string Dimension, string Category, double Value);
