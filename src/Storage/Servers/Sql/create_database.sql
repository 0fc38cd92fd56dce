CREATE DATABASE traceengine
