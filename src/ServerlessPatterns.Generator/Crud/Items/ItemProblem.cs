using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator.Crud.Items;

/// <summary>Why a member cannot be kept in a table.</summary>
/// <param name="Member">The property.</param>
/// <param name="Problem">What is wrong with it.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record ItemProblem(ISymbol Member, string Problem, string Remedy);
