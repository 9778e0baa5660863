using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Build.Tests;

/// <summary>DocumentTargetTests with the OpenAPI document.</summary>
public sealed class OpenApiTargetTests() : DocumentTargetTests(PatternDocument.OpenApi);
