// What the language asks of the framework and netstandard2.0 lacks. Written here, because the package that generates such types emits
// them in an order that differs from build to build, and so would the package's bytes.
namespace System.Runtime.CompilerServices;

/// <summary>Marks init-only setters and records.</summary>
[Microsoft.CodeAnalysis.Embedded]
internal static class IsExternalInit;
