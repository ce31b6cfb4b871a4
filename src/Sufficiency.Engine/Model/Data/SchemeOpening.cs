using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Model.Data;

/// <summary>y[m,t]: a scheme may (or must) open in a year.</summary>
/// <param name="Scheme">Index of the scheme in the dataset.</param>
/// <param name="Year">The year; before the horizon for a committed scheme that is open already.</param>
/// <param name="IsFixed">Whether it is decided: the column is fixed at one.</param>
internal readonly record struct SchemeOpening(int Scheme, AcademicYear Year, bool IsFixed);
