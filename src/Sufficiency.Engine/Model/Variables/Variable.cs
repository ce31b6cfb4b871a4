namespace Sufficiency.Engine.Model.Variables;

/// <summary>A variable of the problem that is no flow.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Decides">What it decides.</param>
internal readonly record struct Variable<T>(int Column, T Decides);
