namespace BatchTasks.Emulator;

/// <summary>What a call of the service is for.</summary>
public enum EmulatorCallKind
{
    /// <summary><c>POST /v1/files</c>.</summary>
    UploadFile,

    /// <summary><c>GET /v1/files</c>.</summary>
    ListFiles,

    /// <summary><c>GET /v1/files/{id}</c>.</summary>
    RetrieveFile,

    /// <summary><c>DELETE /v1/files/{id}</c>.</summary>
    DeleteFile,

    /// <summary><c>GET /v1/files/{id}/content</c>.</summary>
    DownloadFile,

    /// <summary><c>POST /v1/batches</c>.</summary>
    CreateBatch,

    /// <summary><c>GET /v1/batches</c>.</summary>
    ListBatches,

    /// <summary><c>GET /v1/batches/{id}</c>.</summary>
    RetrieveBatch,

    /// <summary><c>POST /v1/batches/{id}/cancel</c>.</summary>
    CancelBatch,

    /// <summary>An endpoint that answers at once, such as <c>POST /v1/chat/completions</c>.</summary>
    Answer,
}
