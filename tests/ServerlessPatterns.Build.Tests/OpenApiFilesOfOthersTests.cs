using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Build.Tests;

/// <summary>FilesOfOthersTests with the OpenAPI document.</summary>
public sealed class OpenApiFilesOfOthersTests() : FilesOfOthersTests(PatternDocument.OpenApi);
