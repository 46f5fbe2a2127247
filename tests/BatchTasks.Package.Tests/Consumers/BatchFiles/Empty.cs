namespace BatchFiles;

public static class Empty;
